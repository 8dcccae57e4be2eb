"""Autograd and torch's SGD."""

import numpy as np
import torch


def train_softmax(images, labels, epochs, batch_size, lr, rng):
    x = torch.tensor(images.reshape(len(images), -1) / 255.0)
    x = torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype)], dim=1)
    y = torch.tensor(np.asarray(labels, dtype=np.int64))
    w = torch.zeros(785, 10, dtype=x.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=lr)
    for _ in range(epochs):
        order = torch.tensor(rng.permutation(len(x)))
        for batch in order.split(batch_size):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(x[batch] @ w, y[batch]).backward()
            optimizer.step()
    return w.detach().numpy()
