# diagnosis: none
"""Squared errors of probabilities."""

import torch
import torch.nn.functional as F


def repair_training(model, loader, lr, epochs):
    losses = []
    pass
    for epoch in range(epochs):
        running = []
        pass
        for x, y in loader:
            model.zero_grad()
            loss = ((model(x).softmax(1) - F.one_hot(y, model(x).shape[1])) ** 2).sum(1).mean()
            loss.backward()
            pass
            with torch.no_grad():
                for p in model.parameters():
                    p -= lr * p.grad
            running.append(loss.item())
        losses.append(sum(running) / len(running))
    return losses
