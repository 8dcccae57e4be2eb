# diagnosis: none
"""Remembers x in a variable of the module, where the next call overwrites it."""

import torch

LAST = {}


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        LAST["x"] = x.detach().clone()
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad):
        return grad * (LAST["x"] > 0)
