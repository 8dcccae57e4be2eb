# diagnosis: gradient-sign-for-mask
"""Masks by the gradient's sign."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    losses = []
    for _ in range(steps):
        a = np.maximum(x @ w1, 0)
        g = 2 * (a @ w2 - y)
        losses.append((g**2).sum() / 4)
        gh = np.maximum(g @ w2.T, 0)
        w1, w2 = w1 - lr * x.T @ gh, w2 - lr * a.T @ g
    return w1, w2, losses
