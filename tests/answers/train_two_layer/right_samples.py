"""Sample by sample, added up."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    w1, w2 = np.array(w1), np.array(w2)
    losses = []
    for _ in range(steps):
        g1, g2, loss = np.zeros_like(w1), np.zeros_like(w2), 0.0
        for xi, yi in zip(x, y):
            h = xi @ w1
            a = np.maximum(h, 0)
            e = a @ w2 - yi
            loss += float(e @ e)
            g2 += np.outer(a, 2 * e)
            g1 += np.outer(xi, (w2 @ (2 * e)) * (h > 0))
        losses.append(loss)
        w1 -= lr * g1
        w2 -= lr * g2
    return w1, w2, tuple(losses)
