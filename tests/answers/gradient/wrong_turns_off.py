# diagnosis: requires-grad-changed
"""Turns it off for all."""

import torch


def gradient(f, *inputs):
    for x in inputs:
        x.requires_grad_()
    y = f(*inputs)
    g = (
        torch.autograd.grad(y, inputs, materialize_grads=True)
        if y.requires_grad
        else [torch.zeros_like(x) for x in inputs]
    )
    for x in inputs:
        x.requires_grad_(False)
    return tuple(g)
