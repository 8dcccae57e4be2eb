# diagnosis: another-optimizer
"""Momentum."""

import torch
import torch.nn.functional as F


def repair_training(model, loader, lr, epochs):
    losses = []
    speed = {}
    for epoch in range(epochs):
        running = []
        pass
        for x, y in loader:
            model.zero_grad()
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            pass
            with torch.no_grad():
                for p in model.parameters():
                    speed[p] = 0.9 * speed.get(p, 0) + p.grad
                    p -= lr * speed[p]
            running.append(loss.item())
        losses.append(sum(running) / len(running))
    return losses
