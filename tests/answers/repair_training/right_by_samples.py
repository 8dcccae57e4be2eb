"""The mean over samples, which is the same for equal batches; gradients by autograd.grad."""

import numpy as np
import torch


def repair_training(model, loader, lr, epochs):
    parameters = list(model.parameters())
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        seen = 0
        for x, y in loader:
            scores = model(x)
            each = scores.logsumexp(dim=1) - scores[torch.arange(len(y)), y]
            grads = torch.autograd.grad(each.mean(), parameters)
            with torch.no_grad():
                for p, g in zip(parameters, grads):
                    p.add_(g, alpha=-lr)
            losses[epoch] += each.sum().item()
            seen += len(y)
        losses[epoch] /= seen
    return list(losses)
