"""Detached clones, and zeros where nothing arrives."""

import torch


def gradient(f, *inputs):
    copies = tuple(x.detach().clone().requires_grad_(True) for x in inputs)
    out = f(*copies)
    if out.grad_fn is None and not out.requires_grad:
        return tuple(torch.zeros_like(x) for x in inputs)
    grads = torch.autograd.grad(out, copies, allow_unused=True)
    return tuple(torch.zeros_like(x) if g is None else g for x, g in zip(inputs, grads))
