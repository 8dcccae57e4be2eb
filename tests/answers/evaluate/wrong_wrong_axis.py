# diagnosis: none
"""The best sample of each class."""

import torch


def evaluate(model, loader, device):
    was_training = model.training
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            guesses = model(x.to(device)).argmax(dim=0)[0]
            right += (guesses == y.to(device)).sum().item()
            count += len(y)
    model.train(was_training)
    return right / count
