"""As on the slides, with lists."""

import numpy as np


def train_two_layer(x, y, w1, w2, lr, steps):
    losses = []
    for t in range(steps):
        h = np.matmul(x, w1)
        h_relu = np.maximum(h, 0)
        y_pred = np.matmul(h_relu, w2)
        losses.append(np.sum(np.square(y_pred - y)))
        grad_y_pred = 2 * (y_pred - y)
        grad_w2 = np.matmul(h_relu.T, grad_y_pred)
        grad_h = np.copy(np.matmul(grad_y_pred, w2.T))
        grad_h[h < 0] = 0
        grad_w1 = np.matmul(x.T, grad_h)
        w1 = w1 - lr * grad_w1
        w2 = w2 - lr * grad_w2
    return w1, w2, losses
