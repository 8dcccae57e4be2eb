# diagnosis: none
"""Another activation."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    losses = []
    for _ in range(steps):
        a = 1 / (1 + np.exp(-x @ w1))
        g = 2 * (a @ w2 - y)
        losses.append(float((g**2).sum() / 4))
        gh = g @ w2.T * a * (1 - a)
        w1, w2 = w1 - lr * x.T @ gh, w2 - lr * a.T @ g
    return w1, w2, losses
