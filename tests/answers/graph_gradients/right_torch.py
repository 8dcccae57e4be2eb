"""Autograd."""

import torch


def graph_gradients(x, y, z):
    leaves = [torch.tensor(v, requires_grad=True) for v in (x, y, z)]
    (leaves[0] * leaves[1] + leaves[2]).sum().backward()
    return tuple(leaf.grad.numpy().copy() for leaf in leaves)
