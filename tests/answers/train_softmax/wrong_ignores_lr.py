# diagnosis: ignores-learning-rate
"""A learning rate of its own."""

import numpy as np


def train_softmax(images, labels, epochs, batch_size, lr, rng):
    flat = images.reshape(len(images), -1)
    x = np.hstack([flat / 255, np.ones((len(flat), 1))])
    weights = np.zeros((785, 10))
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for batch in np.split(order, range(batch_size, len(x), batch_size)):
            scores = x[batch] @ weights
            p = np.exp(scores - scores.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            grad = p - np.eye(10)[labels[batch]]
            weights -= 0.1 / len(batch) * x[batch].T @ grad
    return weights
