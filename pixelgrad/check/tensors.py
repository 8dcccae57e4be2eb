"""Tensors and models for probes, made from plain arrays and read back as such. torch is imported where it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

__all__ = ["trained_by_autograd", "trained_model"]


def leaf(array: np.ndarray, requires_grad: bool, grad: np.ndarray | None = None) -> Any:
    """Return a leaf tensor with a copy of the array's values, and a gradient that it has from before."""
    import torch

    tensor = torch.tensor(array, requires_grad=requires_grad)
    if grad is not None:
        tensor.grad = torch.tensor(grad)
    return tensor


def plain_of(value: Any) -> Any:
    """Return a value with its tensors as arrays; a list stays a list and a tuple a tuple."""
    import torch

    if isinstance(value, torch.Tensor):
        return value.detach().cpu().numpy().copy()
    if type(value) in (list, tuple):
        return type(value)(plain_of(part) for part in value)
    return value


def numbers_of(values: Any) -> Any:
    """Return plain numbers in a sequence as a float64 array; for anything else, the names of what is in it."""
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiu":
        return values.astype(np.float64)
    if not isinstance(values, list | tuple):
        return values if values is None else type(values).__name__
    if all(isinstance(v, int | float | np.number) or (type(v) is np.ndarray and v.ndim == 0) for v in values):
        return np.array([float(v) for v in values])
    return [_kind_of(v) for v in values]


def _kind_of(value: Any) -> str:
    graph = " with a graph" if getattr(value, "requires_grad", False) else ""
    return f"{type(value).__name__}{graph}"


def trained_by_autograd(
    answer: Callable[..., Any],
    arrays: Sequence[np.ndarray],
    lr: float,
    steps: int,
    requires: bool,
    stale: float | None,
    wanted: str,
) -> Any:
    """Train a net of two layers, and return its losses, or the weights as the caller's tensors hold them afterwards.

    Parameters
    ----------
    answer
        Takes x, y, w1, w2, the learning rate and the number of steps.
    arrays
        x, y, w1 and w2.
    lr, steps
        What the answer gets.
    requires
        Whether the weights require gradients when they are handed over.
    stale
        What stands in the weights' gradients before, or None where there are none.
    wanted
        "losses", "w1" or "w2".
    """
    x, y = (leaf(array, False) for array in arrays[:2])
    w1, w2 = (leaf(a, requires, None if stale is None else np.full_like(a, stale)) for a in arrays[2:])
    losses = answer(x, y, w1, w2, lr, steps)
    return numbers_of(losses) if wanted == "losses" else plain_of({"w1": w1, "w2": w2}[wanted])


def trained_model(
    answer: Callable[..., Any],
    weights: Sequence[np.ndarray],
    x: np.ndarray,
    y: np.ndarray,
    lr: float,
    epochs: int,
    wanted: str,
    loader: str = "list",
) -> Any:
    """Train a small classifier on batches, and return its losses or its parameters afterwards.

    Parameters
    ----------
    answer
        Takes the model, the loader, the learning rate and the number of epochs.
    weights
        Weight and bias of the two layers; between them stands a tanh.
    x, y
        Batches of inputs (B, N, I) and labels (B, N).
    lr, epochs
        What the answer gets.
    wanted
        "losses" or "weights".
    loader
        "list" for a list of batches, "DataLoader" for torch's.
    """
    import torch

    first, first_bias, second, second_bias = (torch.tensor(array) for array in weights)
    model = torch.nn.Sequential(
        torch.nn.Linear(first.shape[1], first.shape[0]),
        torch.nn.Tanh(),
        torch.nn.Linear(second.shape[1], second.shape[0]),
    ).to(first.dtype)
    with torch.no_grad():
        for parameter, value in zip(model.parameters(), (first, first_bias, second, second_bias), strict=True):
            parameter.copy_(value)
    inputs, labels = torch.tensor(x), torch.tensor(y)
    batches: Any = list(zip(inputs, labels, strict=True))
    if loader == "DataLoader":
        data = torch.utils.data.TensorDataset(inputs.flatten(0, 1), labels.flatten())
        batches = torch.utils.data.DataLoader(data, batch_size=x.shape[1])
    losses = answer(model, batches, lr, epochs)
    return numbers_of(losses) if wanted == "losses" else tuple(plain_of(p) for p in model.parameters())


FUNCTIONS_OF_TENSORS: dict[str, Callable[..., Any]] = {
    "(a * b).sum()": lambda a, b: (a * b).sum(),
    "(a ** 3).sum()": lambda a: (a**3).sum(),
    "((a @ b) ** 2).sum()": lambda a, b: ((a @ b) ** 2).sum(),
    "(a.exp() * b + c * c).sum()": lambda a, b, c: (a.exp() * b + c * c).sum(),
    "(a * a).sum(), whatever b is": lambda a, b: (a * a).sum(),
    "5, whatever a and b are": lambda a, b: a.new_tensor(5.0),
    "a.sum() squared where it is positive, else -a.sum()": lambda a: a.sum() ** 2 if a.sum() > 0 else -a.sum(),
}
"""What a gradient may be asked of, by name: functions of tensors with one number as their value."""
