# diagnosis: none
"""A list."""

import torch


def gradient(f, *inputs):
    leaves = [x.detach().clone().requires_grad_() for x in inputs]
    y = f(*leaves)
    if not y.requires_grad:
        return [torch.zeros_like(x) for x in inputs]
    return list(torch.autograd.grad(y, leaves, materialize_grads=True))
