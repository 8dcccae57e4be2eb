# diagnosis: old-gradients-lost
"""Sets .grad to None in the end."""

import torch


def gradient(f, *inputs):
    flags = [x.requires_grad for x in inputs]
    for x in inputs:
        x.grad = None
        x.requires_grad_(True)
    y = f(*inputs)
    if y.requires_grad:
        y.backward()
    result = tuple(torch.zeros_like(x) if x.grad is None else x.grad for x in inputs)
    for x, flag in zip(inputs, flags):
        x.grad = None
        x.requires_grad_(flag)
    return result
