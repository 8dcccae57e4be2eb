"""A small random start of its own generator; shuffles by sorting random numbers."""

import numpy as np


def _softmax(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def train_softmax(images, labels, epochs, batch_size, lr, rng):
    x = np.empty((len(images), 785))
    x[:, :784] = images.reshape(-1, 784) / 255.0
    x[:, 784] = 1.0
    w = np.random.default_rng().normal(scale=0.001, size=(785, 10))
    for epoch in range(epochs):
        order = np.argsort(rng.random(len(x)))
        x_now, labels_now = x[order], labels[order]
        for a in range(0, len(x), batch_size):
            xb, yb = x_now[a : a + batch_size], labels_now[a : a + batch_size]
            grad = _softmax(xb @ w)
            grad[range(len(yb)), yb] -= 1.0
            w -= lr * (xb.T @ grad) / len(yb)
        print("epoch", epoch)
    return w
