"""Which device to compute on."""

from __future__ import annotations

import os
import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

DEVICE_VARIABLE = "PIXELGRAD_DEVICE"
KINDS = {
    "cuda": "a graphics card that CUDA (or ROCm) drives",
    "mps": "the graphics processor of an Apple chip",
    "cpu": "the processor",
}

_told: set[str] = set()


class DeviceMissingWarning(UserWarning):
    """A device was asked for that this machine does not have; the CPU does its work."""


def available_devices() -> tuple[str, ...]:
    """Return the kinds of devices that this machine has, the fastest first: of "cuda", "mps" and "cpu"."""
    import torch

    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    return tuple(kind for kind in KINDS if there[kind])


def best_device(wanted: str | torch.device | None = None) -> torch.device:
    """Return the device to compute on.

    Parameters
    ----------
    wanted
        A device that is asked for, such as "cpu" or "cuda:1". Without it the environment variable PIXELGRAD_DEVICE
        counts, and without that the best there is: CUDA before MPS before the CPU.

    Returns
    -------
    torch.device
        What was asked for, or the CPU where the machine does not have it. That is said once in a process.

    Raises
    ------
    ValueError
        If no such kind of device is known to the course.

    Warns
    -----
    DeviceMissingWarning
        The first time that a device is asked for which is not there.
    """
    asked = wanted if wanted is not None else os.environ.get(DEVICE_VARIABLE) or None
    return find_device(available_devices()[0] if asked is None else asked)


def find_device(asked: str | torch.device) -> torch.device:
    """Return a device that is there: the one asked for, or the CPU, with a warning once in a process.

    Raises
    ------
    ValueError
        If no such kind of device is known to the course.
    """
    import torch

    try:
        device = torch.device(asked)
    except RuntimeError:
        device = None
    if device is None or device.type not in KINDS:
        raise ValueError(f"device: {str(asked)!r} is not one of {', '.join(KINDS)}")
    if _is_there(device):
        return device
    _tell(device)
    return torch.device("cpu")


def _is_there(device: torch.device) -> bool:
    import torch

    if device.type not in available_devices():
        return False
    return device.type != "cuda" or device.index is None or device.index < torch.cuda.device_count()


def _tell(device: torch.device) -> None:
    if device.type in _told:
        return
    _told.add(device.type)
    what = f"{device} ({KINDS[device.type]})"
    warnings.warn(f"{what} is not there: the CPU does its work.", DeviceMissingWarning, stacklevel=_frames_of_ours())


def _frames_of_ours() -> int:
    """Return how far away the line is that called into this package: the warning should point there."""
    here, depth = os.path.dirname(__file__), 0
    frame = sys._getframe(1)
    while frame is not None and os.path.dirname(frame.f_code.co_filename) == here:
        depth += 1
        frame = frame.f_back  # type: ignore[assignment]
    return depth + 1
