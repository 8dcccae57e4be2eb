# diagnosis: requires-grad-changed
"""Turns requires_grad on."""

import torch


def gradient(f, *inputs):
    for x in inputs:
        x.requires_grad_()
    y = f(*inputs)
    if not y.requires_grad:
        return tuple(torch.zeros_like(x) for x in inputs)
    g = torch.autograd.grad(y, inputs, allow_unused=True)
    return tuple(torch.zeros_like(x) if a is None else a for a, x in zip(g, inputs))
