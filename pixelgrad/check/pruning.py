"""Probes for pruning: masks of tensors, and training with weights that stay at 0."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

__all__ = ["masked_gradients_cleared", "masked_training", "torch_mask"]


def torch_mask(answer: Callable[..., Any], weight: np.ndarray, sparsity: float) -> Any:
    """Ask for the mask of a tensor; return it as an array, with the name of what it came as."""
    import torch

    given = torch.from_numpy(weight.copy())
    mask = answer(given, sparsity)
    if not isinstance(mask, torch.Tensor):
        return {"type": type(mask).__name__}
    unchanged = bool((given.numpy() == weight).all())
    return {"type": "Tensor", "mask": mask.detach().numpy(), "the weights are as they were": unchanged}


def masked_training(
    answer: Any,
    optimizer: tuple[str, Mapping[str, Any]],
    given: tuple[Sequence[np.ndarray], Sequence[np.ndarray], np.ndarray, np.ndarray],
    before: int,
    steps: int,
    wanted: str,
) -> Any:
    """Train two layers, `before` steps without masks and `steps` with them.

    Parameters
    ----------
    answer
        Wraps an optimizer.
    optimizer
        The name of the wrapped optimizer in `torch.optim`, and its settings; a setting "second_lr" gives the second
        layer a rate of its own.
    given
        The arrays of the parameters, the masks of the two weights, inputs and targets.
    before, steps
        How many steps.
    wanted
        "kept": all parameters, where pruned weights were set to 0 before they were masked; "pruned": the pruned weights
        alone, which were not; "momentum": the momentum of the pruned weights.
    """
    import torch

    model, inner, masks, cost = _start_training(optimizer, given)
    weights = [model[0].weight, model[2].weight]
    for _ in range(before):
        cost().backward()
        inner.step()
        model.zero_grad()
    if wanted != "pruned":
        with torch.no_grad():
            for weight in weights:
                weight.mul_(masks[weight])
    wrapper = answer(inner, masks)
    for _ in range(steps):
        model.zero_grad()
        cost().backward()
        wrapper.step()
    if wanted == "kept":
        return [parameter.detach().numpy().copy() for parameter in model.parameters()]
    found = []
    for weight in weights:
        state = inner.state.get(weight, {})
        tensor = weight if wanted == "pruned" else state.get("momentum_buffer", state.get("exp_avg"))
        found.append(tensor.detach()[~masks[weight]].numpy().copy() if isinstance(tensor, torch.Tensor) else tensor)
    return found


def masked_gradients_cleared(
    answer: Any,
    optimizer: tuple[str, Mapping[str, Any]],
    given: tuple[Sequence[np.ndarray], Sequence[np.ndarray], np.ndarray, np.ndarray],
) -> dict[str, bool]:
    """Wrap an optimizer and let the wrapper clear the gradients."""
    model, inner, masks, cost = _start_training(optimizer, given)
    wrapper = answer(inner, masks)
    cost().backward()
    wrapper.zero_grad()
    left = [p.grad for p in model.parameters() if p.grad is not None]
    return {"no gradient is left": not any(bool(grad.any()) for grad in left)}


def _start_training(
    optimizer: tuple[str, Mapping[str, Any]],
    given: tuple[Sequence[np.ndarray], Sequence[np.ndarray], np.ndarray, np.ndarray],
) -> tuple[Any, Any, Any, Callable[[], Any]]:
    """Return two layers with given weights, their optimizer, the masks of their weights, and their cost."""
    import torch
    from torch import nn

    arrays, keep, x, y = given
    model = nn.Sequential(
        nn.Linear(arrays[0].shape[1], arrays[0].shape[0]), nn.Tanh(), nn.Linear(arrays[2].shape[1], arrays[2].shape[0])
    ).double()
    with torch.no_grad():
        for parameter, array in zip(model.parameters(), arrays, strict=True):
            parameter.copy_(torch.from_numpy(array))
    name, settings = optimizer[0], dict(optimizer[1])
    second = settings.pop("second_lr", None)
    groups = [{"params": list(model[0].parameters())}, {"params": list(model[2].parameters())}]
    if second is not None:
        groups[1]["lr"] = second
    inner = getattr(torch.optim, name)(groups, **settings)
    masks = {model[0].weight: torch.from_numpy(keep[0].copy()), model[2].weight: torch.from_numpy(keep[1].copy())}
    inputs, targets = torch.from_numpy(x), torch.from_numpy(y)
    return model, inner, masks, lambda: ((model(inputs) - targets) ** 2).mean()
