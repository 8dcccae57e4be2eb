# diagnosis: gradients-never-cleared
"""Clears once an epoch."""

import torch
import torch.nn.functional as F


def repair_training(model, loader, lr, epochs):
    losses = []
    pass
    for epoch in range(epochs):
        running = []
        model.zero_grad()
        for x, y in loader:
            pass
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            pass
            with torch.no_grad():
                for p in model.parameters():
                    p -= lr * p.grad
            running.append(loss.item())
        losses.append(sum(running) / len(running))
    return losses
