"""A library's optimizer, and its loss module."""

import torch
from torch import nn


def repair_training(model: nn.Module, loader, lr: float, epochs: int) -> list[float]:
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    model.train()
    losses = []
    for _ in range(epochs):
        running = torch.zeros(())
        for batches, (x, y) in enumerate(loader, 1):
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            running += loss.detach()
        losses.append((running / batches).item())
    return losses
