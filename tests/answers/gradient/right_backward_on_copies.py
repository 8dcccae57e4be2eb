"""backward() on leaves of its own."""

import torch


def gradient(f, *inputs):
    leaves = []
    for x in inputs:
        leaf = x.clone().detach()
        leaf.requires_grad = True
        leaves.append(leaf)
    out = f(*leaves) + sum(leaf.sum() * 0 for leaf in leaves)
    out.backward()
    return tuple(leaf.grad for leaf in leaves)
