# diagnosis: fails-where-independent
"""Never thought of unused inputs."""

import torch


def gradient(f, *inputs):
    leaves = [x.detach().clone().requires_grad_() for x in inputs]
    return torch.autograd.grad(f(*leaves), leaves)
