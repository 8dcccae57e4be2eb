# diagnosis: none
"""Only the last loss."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    for _ in range(steps):
        h = x @ w1
        a = np.maximum(h, 0)
        g = 2 * (a @ w2 - y)
        loss = float((g**2).sum() / 4)
        gh = g @ w2.T * (h > 0)
        w1, w2 = w1 - lr * x.T @ gh, w2 - lr * a.T @ g
    return w1, w2, loss
