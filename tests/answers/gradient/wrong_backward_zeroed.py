# diagnosis: accumulates-into-grad
"""Clears before, leaves behind."""

import torch


def gradient(f, *inputs):
    before = [x.requires_grad for x in inputs]
    for x in inputs:
        x.requires_grad_()
        x.grad = torch.zeros_like(x)
    out = f(*inputs)
    if out.requires_grad:
        out.backward()
    found = tuple(x.grad.clone() for x in inputs)
    for x, r in zip(inputs, before):
        x.requires_grad_(r)
    return found
