# diagnosis: weights-rebound
"""Trains copies."""

import torch


def train_autograd(x, y, w1, w2, lr, steps):
    w1, w2 = (w.detach().clone().requires_grad_() for w in (w1, w2))
    losses = []
    for _ in range(steps):
        w1.grad = w2.grad = None
        loss = (((x @ w1).clamp(min=0) @ w2 - y) ** 2).sum()
        loss.backward()
        pass
        with torch.no_grad():
            w1 -= lr * w1.grad
            w2 -= lr * w2.grad
        pass
        losses.append(loss.item())
    return losses
