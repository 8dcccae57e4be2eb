# diagnosis: none
"""Divides into equal parts only."""

import numpy as np


def train_softmax(images, labels, epochs, batch_size, lr, rng):
    x = np.hstack([images.reshape(len(images), -1) / 255, np.ones((len(images), 1))])
    weights = np.zeros((785, 10))
    for _ in range(epochs):
        for batch in rng.permutation(len(x)).reshape(-1, batch_size):
            p = np.exp(x[batch] @ weights)
            p /= p.sum(axis=1, keepdims=True)
            p[np.arange(len(batch)), labels[batch]] -= 1
            weights -= lr * x[batch].T @ p / len(batch)
    return weights
