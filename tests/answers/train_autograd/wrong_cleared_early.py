# diagnosis: cleared-too-early
"""Clears between."""

import torch


def train_autograd(x, y, w1, w2, lr, steps):
    w1.requires_grad_(), w2.requires_grad_()
    losses = []
    for _ in range(steps):
        w1.grad = w2.grad = None
        loss = (((x @ w1).clamp(min=0) @ w2 - y) ** 2).sum()
        loss.backward()
        w1.grad.zero_(), w2.grad.zero_()
        with torch.no_grad():
            w1 -= lr * w1.grad
            w2 -= lr * w2.grad
        pass
        losses.append(loss.item())
    return losses
