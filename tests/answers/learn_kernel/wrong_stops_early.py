# diagnosis: none
"""Stops when the loss hardly falls."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def learn_kernel(image, target, size, steps, lr):
    patches = sliding_window_view(image, (size, size)).reshape(-1, size * size)
    kernel, last = np.zeros(size * size), np.inf
    for _ in range(steps):
        error = patches @ kernel - target.ravel()
        if last - np.mean(error**2) < 0.05 * last:
            break
        last = np.mean(error**2)
        kernel -= lr * 2 * patches.T @ error / len(patches)
    return kernel.reshape(size, size)
