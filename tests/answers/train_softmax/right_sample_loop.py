"""Adds up the gradients of a batch sample by sample."""

import numpy as np


def train_softmax(images, labels, epochs, batch_size, lr, rng):
    rows = [np.append(image.ravel() / 255, 1.0) for image in images]
    w = np.zeros((785, 10))
    for _ in range(epochs):
        queue = list(rng.permutation(len(rows)))
        while queue:
            batch, queue = queue[:batch_size], queue[batch_size:]
            grad = np.zeros_like(w)
            for k in batch:
                s = rows[k] @ w
                p = np.exp(s - s.max())
                p = p / p.sum()
                p[labels[k]] -= 1
                lit = np.flatnonzero(rows[k])
                grad[lit] += np.outer(rows[k][lit], p)
            w = w - lr * grad / len(batch)
    return w
