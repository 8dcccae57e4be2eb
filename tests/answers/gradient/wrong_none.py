# diagnosis: none-where-independent
"""None where unused."""

import torch


def gradient(f, *inputs):
    leaves = [x.detach().clone().requires_grad_() for x in inputs]
    y = f(*leaves)
    if not y.requires_grad:
        return tuple(None for _ in inputs)
    return torch.autograd.grad(y, leaves, allow_unused=True)
