# diagnosis: none
"""784 rows."""

import numpy as np


def train_softmax(images, labels, epochs, batch_size, lr, rng):
    flat = images.reshape(len(images), -1)
    x = flat / 255
    weights = np.zeros((784, 10))
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for batch in np.split(order, range(batch_size, len(x), batch_size)):
            scores = x[batch] @ weights
            p = np.exp(scores - scores.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            grad = p - np.eye(10)[labels[batch]]
            weights -= lr / len(batch) * x[batch].T @ grad
    return weights
