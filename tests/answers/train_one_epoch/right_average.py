"""A mean of the means, weighted by the batches' sizes."""

import numpy as np


def step(model, batch, loss_fn, optimizer, device):
    x, y = (part.to(device, non_blocking=True) for part in batch)
    model.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    optimizer.step()
    return float(loss), y.shape[0]


def train_one_epoch(model, loader, loss_fn, optimizer, device, verbose=False):
    model.train()
    losses, sizes = zip(*[step(model, batch, loss_fn, optimizer, device) for batch in loader])
    return float(np.average(losses, weights=sizes))
