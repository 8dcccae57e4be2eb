"""The mean of float32 zeros and ones, over all samples at once."""

import torch


def evaluate(model, loader, device):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        hits = [(model(x.to(device)).argmax(1) == y.to(device)).float() for x, y in loader]
    model.train(was_training)
    return torch.cat(hits).mean().item()
