"""Moving tensors and modules to a device, wherever they are nested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pixelgrad.device.choose import find_device

if TYPE_CHECKING:
    import torch

T = TypeVar("T")


def to_device(data: T, device: str | torch.device) -> T:
    """Return data with all tensors and modules in it on a device.

    Parameters
    ----------
    data
        A tensor or a module, or tuples, named tuples, lists and dicts of them, nested as deep as you like. Modules are
        moved in place; other objects come back as they are.
    device
        Where to. A device that is not there is replaced by the CPU, with a warning once in a process.

    Returns
    -------
    object
        Of the same form. A tensor that is already there may be returned itself.

    Raises
    ------
    ValueError
        If no such kind of device is known to the course.
    """
    return _move(data, find_device(device))


def _move(data: Any, device: torch.device) -> Any:
    import torch

    if isinstance(data, torch.Tensor):
        # Copies from pinned memory run beside the computation; all others wait in any case.
        return data.to(device, non_blocking=device.type == "cuda" and data.device.type == "cpu" and data.is_pinned())
    if isinstance(data, torch.nn.Module):
        return data.to(device)
    if isinstance(data, tuple):
        moved = [_move(item, device) for item in data]
        return type(data)(*moved) if hasattr(data, "_fields") else type(data)(moved)
    if isinstance(data, list):
        return type(data)(_move(item, device) for item in data)
    if isinstance(data, dict):
        # A copy keeps what kind of dict it is, and what a defaultdict gives for a new key.
        copied = data.copy()
        copied.update((key, _move(item, device)) for key, item in data.items())
        return copied
    return data
