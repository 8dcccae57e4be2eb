# diagnosis: none
"""Remembers the window in an attribute of the class, where the next call overwrites it."""

import torch


class SignSTE(torch.autograd.Function):
    window = None

    @staticmethod
    def forward(ctx, x):
        SignSTE.window = x.abs() <= 1
        return torch.where(x >= 0, 1.0, -1.0).to(x.dtype)

    @staticmethod
    def backward(ctx, grad):
        return grad * SignSTE.window
