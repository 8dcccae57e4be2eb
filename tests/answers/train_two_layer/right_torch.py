"""Autograd in double precision."""

import torch


def train_two_layer(x, y, w1, w2, lr, steps):
    tx, ty = torch.tensor(x), torch.tensor(y)
    t1, t2 = torch.tensor(w1, requires_grad=True), torch.tensor(w2, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = ((torch.relu(tx @ t1) @ t2 - ty) ** 2).sum()
        g1, g2 = torch.autograd.grad(loss, (t1, t2))
        with torch.no_grad():
            t1 -= lr * g1
            t2 -= lr * g2
        losses.append(loss.item())
    return t1.detach().numpy(), t2.detach().numpy(), losses
