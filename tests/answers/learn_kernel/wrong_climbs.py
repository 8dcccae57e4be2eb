# diagnosis: climbs-instead-of-descending
"""The error with the wrong sign."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def learn_kernel(image, target, size, steps, lr):
    patches = sliding_window_view(image, (size, size)).reshape(-1, size * size)
    kernel = np.zeros(size * size)
    for _ in range(steps):
        kernel -= lr * 2 * patches.T @ (target.ravel() - patches @ kernel) / len(patches)
    return kernel.reshape(size, size)
