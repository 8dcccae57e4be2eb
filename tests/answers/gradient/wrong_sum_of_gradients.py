# diagnosis: none
"""Numbers for gradients."""

import torch


def gradient(f, *inputs):
    leaves = [x.detach().clone().requires_grad_() for x in inputs]
    y = f(*leaves)
    if not y.requires_grad:
        return tuple(0.0 for _ in inputs)
    return tuple(g.sum().item() for g in torch.autograd.grad(y, leaves, materialize_grads=True))
