# diagnosis: none
"""With momentum."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    losses, v1, v2 = [], 0, 0
    for _ in range(steps):
        h = x @ w1
        a = np.maximum(h, 0)
        g = 2 * (a @ w2 - y)
        losses.append(float((g**2).sum() / 4))
        gh = g @ w2.T * (h > 0)
        v1, v2 = 0.5 * v1 + x.T @ gh, 0.5 * v2 + a.T @ g
        w1, w2 = w1 - lr * v1, w2 - lr * v2
    return w1, w2, losses
