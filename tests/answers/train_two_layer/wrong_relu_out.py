# diagnosis: none
"""A ReLU at the end as well."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    losses = []
    for _ in range(steps):
        h = x @ w1
        a = np.maximum(h, 0)
        o = a @ w2
        g = 2 * (np.maximum(o, 0) - y)
        losses.append(float((g**2).sum() / 4))
        g = g * (o > 0)
        gh = g @ w2.T * (h > 0)
        w1, w2 = w1 - lr * x.T @ gh, w2 - lr * a.T @ g
    return w1, w2, losses
