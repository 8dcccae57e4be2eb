"""Autograd finds the gradient."""

import torch
from torch.nn.functional import conv2d


def learn_kernel(image, target, size, steps, lr):
    x, t = torch.from_numpy(image)[None, None], torch.from_numpy(target)[None, None]
    kernel = torch.zeros(1, 1, size, size, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([kernel], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(conv2d(x, kernel), t).backward()
        optimizer.step()
    return kernel.detach().numpy()[0, 0]
