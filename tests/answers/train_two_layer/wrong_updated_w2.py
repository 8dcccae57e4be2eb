# diagnosis: updated-w2-for-hidden-gradient
"""Updates the second layer too early."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    losses = []
    for _ in range(steps):
        h = x @ w1
        a = np.maximum(h, 0)
        g = 2 * (a @ w2 - y)
        losses.append((g**2).sum() / 4)
        w2 = w2 - lr * a.T @ g
        gh = g @ w2.T * (h > 0)
        w1 = w1 - lr * x.T @ gh
    return w1, w2, losses
