# diagnosis: one-layer-only
"""Leaves the first layer as it is."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    losses = []
    a = np.maximum(x @ w1, 0)
    for _ in range(steps):
        g = 2 * (a @ w2 - y)
        losses.append((g**2).sum() / 4)
        w2 = w2 - lr * a.T @ g
    return w1, w2, losses
