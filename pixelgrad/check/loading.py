"""Probes for what happens around a network: how a loader hands out its data, and an epoch in mixed precision."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from pixelgrad.check.place import DeviceName, replaced

__all__ = ["loader_orders", "loader_samples", "loader_settings", "mixed_epoch"]


def loader_settings(
    answer: Callable[..., Any], count: int, workers: int, device: str, available: bool, wanted: Sequence[str]
) -> dict[str, Any]:
    """Make a loader, on a machine that has CUDA or has not, and return these of its attributes."""
    import torch

    with replaced(answer, [(torch.cuda, "is_available", lambda: available)]):
        loader = _loader(answer, count, 4, workers, device)
    return {name: getattr(loader, name) for name in wanted}


def loader_orders(answer: Callable[..., Any], count: int, batch_size: int) -> dict[str, str]:
    """Go through two loaders that are there together, and through a third; say how their orders compare."""
    one, other = (_loader(answer, count, batch_size, 0, "cpu") for _ in range(2))
    first, second, again, last = (_samples(loader) for loader in (one, one, other, other))
    later = _loader(answer, count, batch_size, 0, "cpu")
    third = _samples(later), _samples(later)
    straight = list(range(count))
    told = {}
    for name, order in (("first epoch", first), ("second epoch", second)):
        if sorted(order) != straight:
            told[name] = "not every sample once"
        else:
            told[name] = "the samples as they lie" if order == straight else "every sample once, shuffled"
    told["from epoch to epoch"] = "the same order" if first == second else "another order"
    for name, orders in (("in a second loader", (again, last)), ("in a third loader, made later", third)):
        told[name] = "the same orders" if (first, second) == orders else "other orders"
    return told


def loader_samples(answer: Callable[..., Any], count: int, batch_size: int, workers: int) -> dict[str, Any]:
    """Load two epochs with workers, and return the sizes of the batches and the samples of each, sorted."""
    loader = _loader(answer, count, batch_size, workers, "cpu")
    epochs = [[batch[0].tolist() for batch in loader] for _ in range(2)]
    return {
        "batches": [len(batch) for batch in epochs[0]],
        "first epoch": sorted(sample for batch in epochs[0] for sample in batch),
        "second epoch": sorted(sample for batch in epochs[1] for sample in batch),
    }


def _loader(answer: Callable[..., Any], count: int, batch_size: int, workers: int, device: str) -> Any:
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    with warnings.catch_warnings():
        # torch warns of more workers than there are cores: the question's doing, not the answer's.
        warnings.filterwarnings("ignore", message="This DataLoader will create")
        loader = answer(TensorDataset(torch.arange(count)), batch_size, workers, DeviceName(device))
    if not isinstance(loader, DataLoader):
        raise TypeError(f"a DataLoader is asked for, not {type(loader).__name__}")
    return loader


def _samples(loader: Any) -> list[int]:
    return [sample for batch in loader for sample in batch[0].tolist()]


def mixed_epoch(
    answer: Callable[..., Any],
    layers: Sequence[tuple[np.ndarray, np.ndarray]],
    x: np.ndarray,
    y: np.ndarray,
    batch_size: int,
    lr: float,
    dtype: str,
    wanted: str,
) -> Any:
    """Train linear layers, with ReLU between, for one epoch on the CPU.

    Parameters
    ----------
    layers
        Weights (O, I) and bias (O,) of each layer, float32.
    x, y
        Inputs (N, I) and targets: integer labels (N,) with the cross-entropy, or floats (N, O) with the squared error.
    dtype
        The format of the autocast, "bfloat16" or "float16".
    wanted
        "loss": what the answer returned; "moved": by how much each parameter changed; "kept": the parameters' dtypes.
    """
    import torch
    from torch import nn
    from torch.utils.data import DataLoader, TensorDataset

    model = nn.Sequential()
    for weight, bias in layers:
        if len(model):
            model.append(nn.ReLU())
        layer = nn.Linear(weight.shape[1], weight.shape[0])
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(weight))
            layer.bias.copy_(torch.tensor(bias))
        model.append(layer)
    before = [parameter.detach().clone() for parameter in model.parameters()]
    loader = DataLoader(TensorDataset(torch.tensor(x), torch.tensor(y)), batch_size=batch_size)
    loss_fn = nn.CrossEntropyLoss() if y.ndim == 1 else nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    value = answer(model, loader, loss_fn, optimizer, DeviceName("cpu"), getattr(torch, dtype))
    if wanted == "loss":
        return value
    after = [parameter.detach() for parameter in model.parameters()]
    if wanted == "kept":
        return [str(parameter.dtype) for parameter in after]
    pairs = zip(after, before, strict=True)
    return [(one.double() - other.double()).numpy() for one, other in pairs]
