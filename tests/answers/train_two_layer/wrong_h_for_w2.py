# diagnosis: hidden-before-relu
"""Uses h where the second layer saw max(h, 0)."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    losses = []
    for _ in range(steps):
        h = x @ w1
        g = 2 * (np.maximum(h, 0) @ w2 - y)
        losses.append((g**2).sum() / 4)
        gh = g @ w2.T * (h > 0)
        w1, w2 = w1 - lr * x.T @ gh, w2 - lr * h.T @ g
    return w1, w2, losses
