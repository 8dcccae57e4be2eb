# diagnosis: mean-loss
"""Reports the sum, trains on the mean."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    losses = []
    for _ in range(steps):
        h = x @ w1
        a = np.maximum(h, 0)
        p = a @ w2
        losses.append(((p - y) ** 2).sum())
        g = 2 * (p - y) / len(x)
        gh = g @ w2.T * (h > 0)
        w1, w2 = w1 - lr * x.T @ gh, w2 - lr * a.T @ g
    return w1, w2, losses
