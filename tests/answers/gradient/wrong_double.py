# diagnosis: none
"""Everything in double precision."""

import torch


def gradient(f, *inputs):
    leaves = [x.detach().double().clone().requires_grad_() for x in inputs]
    y = f(*leaves)
    if not y.requires_grad:
        return tuple(torch.zeros_like(x) for x in inputs)
    return torch.autograd.grad(y, leaves, materialize_grads=True)
