# diagnosis: nll-of-softmax
"""As it was."""

import torch
import torch.nn.functional as F


def repair_training(model, loader, lr, epochs):
    losses = []
    pass
    for epoch in range(epochs):
        running = []
        pass
        for x, y in loader:
            pass
            loss = torch.nn.NLLLoss()(torch.softmax(model(x), dim=1), y)
            loss.backward()
            pass
            with torch.no_grad():
                for p in model.parameters():
                    p -= lr * p.grad
            running.append(loss)
        losses.append(sum(running) / len(running))
    return losses
