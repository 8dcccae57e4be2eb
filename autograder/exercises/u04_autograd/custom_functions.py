"""Custom autograd functions whose parts can be exchanged, for `MyReLU` and `SignSTE`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

Back = Callable[[torch.Tensor, torch.Tensor], Any]
"""What goes back, from the gradient that arrives and from what went in."""


def function_of(forward: Callable[[torch.Tensor], torch.Tensor], back: Back) -> Any:
    """Return a `torch.autograd.Function` with this way forward and this way back."""

    class Function(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
            ctx.save_for_backward(x)
            return forward(x)

        @staticmethod
        def backward(ctx: Any, grad: torch.Tensor) -> Any:
            (x,) = ctx.saved_tensors
            return back(grad, x)

    return Function


def stopping_in_place(grad: torch.Tensor, stopped: torch.Tensor) -> torch.Tensor:
    """Set the arriving gradient itself to 0 where it is stopped."""
    grad[stopped] = 0
    return grad
