# diagnosis: none
"""Flat images are refused."""

import numpy as np


def train_softmax(images, labels, epochs, batch_size, lr, rng):
    n, height, width = images.shape
    x = np.hstack([images.reshape(n, height * width) / 255, np.ones((n, 1))])
    weights = np.zeros((785, 10))
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            p = np.exp(x[batch] @ weights)
            p /= p.sum(axis=1, keepdims=True)
            p[np.arange(len(batch)), labels[batch]] -= 1
            weights -= lr * x[batch].T @ p / len(batch)
    return weights
