# diagnosis: none
"""Stops after one step."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    h = x @ w1
    a = np.maximum(h, 0)
    g = 2 * (a @ w2 - y)
    gh = g @ w2.T * (h > 0)
    return w1 - lr * x.T @ gh, w2 - lr * a.T @ g, [float((g**2).sum() / 4)]
