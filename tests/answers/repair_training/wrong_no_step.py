# diagnosis: weights-never-move
"""Only looks."""

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
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            pass
            with torch.no_grad():
                for p in model.parameters():
                    p -= 0 * lr
            running.append(loss.item())
        losses.append(sum(running) / len(running))
    return losses
