# diagnosis: labels-left-behind
"""Shuffles the images alone."""

import numpy as np


def train_softmax(images, labels, epochs, batch_size, lr, rng):
    x = np.hstack([images.reshape(len(images), -1) / 255, np.ones((len(images), 1))])
    weights = np.zeros((785, 10))
    for _ in range(epochs):
        rng.shuffle(x)
        for start in range(0, len(x), batch_size):
            xb, yb = x[start : start + batch_size], labels[start : start + batch_size]
            p = np.exp(xb @ weights)
            p /= p.sum(axis=1, keepdims=True)
            p[np.arange(len(xb)), yb] -= 1
            weights -= lr * xb.T @ p / len(xb)
    return weights
