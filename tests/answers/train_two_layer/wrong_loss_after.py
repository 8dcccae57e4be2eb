# diagnosis: loss-after-the-step
"""Takes the loss after the update."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    losses = []
    for _ in range(steps):
        h = x @ w1
        a = np.maximum(h, 0)
        g = 2 * (a @ w2 - y)
        gh = g @ w2.T * (h > 0)
        w1, w2 = w1 - lr * x.T @ gh, w2 - lr * a.T @ g
        losses.append(float(((np.maximum(x @ w1, 0) @ w2 - y) ** 2).sum()))
    return w1, w2, losses
