# diagnosis: window-on-the-gradient
"""Clips the gradient."""

import torch


class SignSTE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return (x >= 0).to(x.dtype) * 2 - 1

    @staticmethod
    def backward(ctx, grad):
        return torch.nn.functional.hardtanh(grad)
