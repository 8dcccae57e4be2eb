"""Probes for data and networks in PyTorch: devices, a dataset, modules whose weights are given to them.

Attribute names are the student's own, so weights are handed over by shape. Nothing but arrays and plain values comes
back.
"""

from __future__ import annotations

import math
import warnings
from collections import namedtuple
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

__all__ = ["dataset_batch", "dataset_item", "dataset_length", "module_gradients", "module_outputs", "moved"]

Pair = namedtuple("Pair", ["images", "labels"])


class ForeignParameterError(ValueError):
    """A module has a parameter that its network does not have."""


class TooManyParametersError(ValueError):
    """A module has more parameters than its network."""


class MissingParameterError(ValueError):
    """A module lacks a parameter of its network."""


class NoParametersError(ValueError):
    """A module knows of no parameter at all."""


class Parcel:
    """Neither a tensor nor a container: it has to come back as it is."""


def moved(answer: Callable[..., Any], kind: str, device: str, rows: int, as_object: bool = False) -> dict[str, Any]:
    """Have a structure of tensors moved, and tell what came back, and what the original looks like afterwards."""
    import torch

    original, others = _structure(kind, rows)
    containers = {id(part): part for part in others}
    asks_for_cuda = device.startswith("cuda")
    has_cuda = asks_for_cuda and torch.cuda.is_available()
    is_available = torch.cuda.is_available
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        if has_cuda:  # a machine with CUDA has to look like one without
            torch.cuda.is_available = lambda: False
        try:
            result = answer(original, torch.device(device) if as_object else device)
        finally:
            torch.cuda.is_available = is_available
    told = {"result": _describe(result, containers), "original": _describe(original, containers)}
    if isinstance(original, torch.nn.Module):
        told["the same module"] = result is original
        del told["original"]
    if asks_for_cuda:
        own = torch.__file__.rpartition("__init__")[0]
        told["warned"] = has_cuda or any(not warning.filename.startswith(own) for warning in caught)
    return told


def _structure(kind: str, rows: int) -> tuple[Any, list[Any]]:
    """Return a structure by its name, and the objects in it that no device concerns."""
    import torch

    a, b, c = torch.arange(3.0 * rows).reshape(rows, 3), torch.tensor([3, 1]), torch.tensor([[True, False]])
    parcel, array, name = Parcel(), np.arange(3), "a name"
    structures: dict[str, Any] = {
        "tensor": a,
        "tuple": (a, b),
        "list": [a, b, c],
        "dict": {"images": a, "labels": b},
        "named tuple": Pair(a, b),
        "nested": [{"batch": (a, [b]), "pair": Pair(labels=c, images=(a,))}, (), [], {}, ([a],)],
        "others": [parcel, array, name, None, 7, 2.5, True, {"tensor": a, "parcel": parcel}, (array, b)],
        "text": name,
        "nothing": None,
        "object": parcel,
    }
    if kind == "module":
        net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
        return net, []
    if kind == "module in a tuple":
        return (torch.nn.Linear(2, 1), a), []
    return structures[kind], [parcel, array]


def _describe(value: Any, others: dict[int, Any]) -> Any:
    import torch

    if isinstance(value, torch.nn.Module):
        tensors = [*value.parameters(), *value.buffers()]
        return (type(value).__name__, [_place(tensor) for tensor in tensors])
    if isinstance(value, torch.Tensor):
        shape, dtype, place = tuple(value.shape), str(value.dtype), _place(value)
        return ("tensor", place, dtype, shape, None if place == "meta" else value.detach().cpu().numpy())
    if isinstance(value, tuple):
        return (type(value).__name__, getattr(value, "_fields", ()), [_describe(part, others) for part in value])
    if isinstance(value, list):
        return (type(value).__name__, [_describe(part, others) for part in value])
    if isinstance(value, dict):
        return (type(value).__name__, {key: _describe(part, others) for key, part in value.items()})
    if id(value) in others:
        return "the same object"
    return value if isinstance(value, str | int | float | bool | None) else f"another {type(value).__name__}"


def _place(tensor: Any) -> str:
    return "cpu" if tensor.device.type == "cuda" else str(tensor.device.type)


TRANSFORMS: dict[str, Callable[[Any], Any]] = {
    "x -> 2x - 1": lambda x: 2 * x - 1,
    "flatten": lambda x: x.flatten(),
    "shape and extremes": lambda x: x.new_tensor([*x.shape, float(x.min()), float(x.max())]),
}
"""What a dataset is given as its transform, by name."""


def dataset_item(
    answer: Callable[..., Any], images: np.ndarray, labels: Any, index: int, transform: str | None = None
) -> Any:
    """Make a dataset and return one of its items: the tensor's array and dtype, and the label as it is."""
    import torch

    dataset = _make_dataset(answer, images, labels, transform)
    item = dataset[index]
    if not isinstance(item, tuple | list) or len(item) != 2:
        raise TypeError(f"an item is a pair of an image and a label, not {type(item).__name__}")
    image, label = item
    if not isinstance(image, torch.Tensor):
        return {"image": f"a {type(image).__name__}", "dtype": "", "label": label}
    return {
        "image": image.detach().numpy(),
        "dtype": str(image.dtype),
        "label": label,
        "is a Dataset": isinstance(dataset, torch.utils.data.Dataset),
    }


def dataset_length(answer: Callable[..., Any], images: np.ndarray, labels: Any) -> Any:
    """Make a dataset and return its length."""
    return len(_make_dataset(answer, images, labels, None))


def dataset_batch(answer: Callable[..., Any], images: np.ndarray, labels: Any, batch_size: int) -> list[Any]:
    """Make a dataset, let a DataLoader go through it, and return its batches of images and labels."""
    from torch.utils.data import DataLoader

    loader = DataLoader(_make_dataset(answer, images, labels, None), batch_size=batch_size)
    return [(x.numpy(), y.numpy(), str(x.dtype), str(y.dtype)) for x, y in loader]


def _make_dataset(answer: Callable[..., Any], images: np.ndarray, labels: Any, transform: str | None) -> Any:
    return answer(images, labels) if transform is None else answer(images, labels, TRANSFORMS[transform])


def module_outputs(
    answer: Callable[..., Any],
    arguments: tuple[int, ...],
    shapes: Sequence[tuple[int, ...]],
    inputs: tuple[int, ...],
    seed: int,
    biases: bool = True,
) -> dict[str, Any]:
    """Make a module, give it weights drawn from the seed, and return what it makes of inputs of this shape."""
    import torch

    model, x = _prepare(answer, arguments, shapes, inputs, seed, biases)
    with torch.no_grad():
        out = model(x)
        again = model.eval()(x)
    told = {"shape": tuple(out.shape), "dtype": str(out.dtype), "outputs": out.numpy()}
    if biases:
        told["parameters"] = sum(p.numel() for p in model.parameters())
    return {**told, "in eval mode": again.numpy()}


def module_gradients(
    answer: Callable[..., Any],
    arguments: tuple[int, ...],
    shapes: Sequence[tuple[int, ...]],
    inputs: tuple[int, ...],
    seed: int,
    biases: bool = True,
) -> Any:
    """Do what `module_outputs` does, and return the slopes of a weighted sum of the outputs along the inputs."""
    import torch

    model, x = _prepare(answer, arguments, shapes, inputs, seed, biases)
    x.requires_grad_()
    out = model(x)
    factors = np.random.default_rng(seed + 1).normal(size=tuple(out.shape)).astype(np.float32)
    (out * torch.from_numpy(factors)).sum().backward()
    still = [name for name, parameter in model.named_parameters() if parameter.grad is None]
    # Of images the columns' sums are enough, and much less to keep.
    along = x.grad.sum(dim=2) if x.ndim == 4 else x.grad
    return {"along the inputs": along.numpy(), "parameters without a gradient": len(still)}


def _prepare(
    answer: Callable[..., Any],
    arguments: tuple[int, ...],
    shapes: Sequence[tuple[int, ...]],
    inputs: tuple[int, ...],
    seed: int,
    biases: bool,
) -> tuple[Any, Any]:
    import torch

    rng = np.random.default_rng(seed)
    arrays = []
    for shape in shapes:
        scale = math.sqrt(2 / math.prod(shape[1:])) if len(shape) > 1 else (0.5 if biases else 0.0)
        arrays.append((scale * rng.normal(size=shape)).astype(np.float32))
    x = torch.from_numpy(rng.normal(size=inputs).astype(np.float32))
    model = answer(*arguments)
    if not isinstance(model, torch.nn.Module):
        raise TypeError(f"an nn.Module is asked for, not {type(model).__name__}")
    with torch.no_grad():
        model(x)  # lazy layers get their shapes here
        _hand_over(model, arrays)
    return model.train(), x


def _hand_over(model: Any, arrays: list[np.ndarray]) -> None:
    """Give each parameter the first array of its shape that is left; two layers may also be stacked in one."""
    import torch

    left = list(arrays)
    if not list(model.parameters()):
        raise NoParametersError("the module has no parameters; are its layers registered?")
    count = len(list(model.parameters()))
    if count > len(arrays):
        raise TooManyParametersError(f"the module has {count} tensors of parameters, and the network {len(arrays)}")
    for name, parameter in model.named_parameters():
        shape = tuple(parameter.shape)
        like = [array for array in left if array.shape == shape or array.T.shape == shape != array.shape]
        halves = [array for array in left if (2 * array.shape[0], *array.shape[1:]) == shape]
        if like:
            chosen = like[0]
            value = chosen if chosen.shape == shape else chosen.T
            left = [array for array in left if array is not chosen]
        elif len(halves) == 2:
            value = np.concatenate(halves)
            left = [array for array in left if not any(array is half for half in halves)]
        else:
            raise ForeignParameterError(f"the parameter {name} of shape {shape} does not belong to this network")
        parameter.copy_(torch.from_numpy(np.ascontiguousarray(value)))
    if any(array.any() for array in left):
        raise MissingParameterError(f"no parameter of shape {next(a.shape for a in left if a.any())} is registered")
