"""The derivative of one operation on its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

_LARGE = 100_000  # elements: an operation on more is not run a second time


def local_partials(func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[float | None]:
    """Return, for each tensor argument in order, the derivative of a scalar result with respect to this one argument.

    The operation is run on copies that know nothing of each other: with the tensors themselves, autograd would give the
    total derivative where one argument depends on another. The random state is put back.

    Returns
    -------
    list
        Empty if no result is a differentiable scalar; None for arguments that are no scalars.
    """
    if not _any_scalar((*args, *kwargs.values())):
        return []
    leaves: list[torch.Tensor] = []
    elements = 0

    def copy(item: Any, depth: int = 4) -> Any:
        nonlocal elements
        if isinstance(item, torch.Tensor):
            elements += item.numel()
            if elements > _LARGE:
                raise _LargeError
            leaf = item.detach().clone()
            if item.numel() == 1 and leaf.is_floating_point():
                leaf.requires_grad_()
            leaves.append(leaf)
            return leaf.clone()  # no leaf, so that it may be changed in place
        if depth and isinstance(item, list | tuple) and not hasattr(item, "_fields"):
            return type(item)(copy(value, depth - 1) for value in item)
        return item

    try:
        given = [copy(item) for item in args]
        named = {key: copy(value) for key, value in kwargs.items()}
        if not any(leaf.requires_grad for leaf in leaves):
            return []
        state = torch.get_rng_state()
        try:
            with torch.enable_grad():
                result = func(*given, **named)
        finally:
            torch.set_rng_state(state)
        if not isinstance(result, torch.Tensor) or result.numel() != 1 or not result.requires_grad:
            return []
        wanted = [leaf for leaf in leaves if leaf.requires_grad]
        found = dict(zip(map(id, wanted), torch.autograd.grad(result.sum(), wanted, allow_unused=True), strict=True))
        return [_number(found.get(id(leaf))) if leaf.requires_grad else None for leaf in leaves]
    except (_LargeError, RuntimeError, TypeError, ValueError, NotImplementedError):
        return []


def _any_scalar(items: tuple[Any, ...]) -> bool:
    for item in items:
        if isinstance(item, torch.Tensor) and item.numel() == 1 and item.is_floating_point():
            return True
        if isinstance(item, list | tuple) and _any_scalar(tuple(item)):
            return True
    return False


class _LargeError(Exception):
    pass


def _number(gradient: torch.Tensor | None) -> float:
    return 0.0 if gradient is None else float(gradient)
