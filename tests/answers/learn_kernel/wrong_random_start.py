# diagnosis: none
"""Starts at random."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def learn_kernel(image, target, size, steps, lr):
    patches = sliding_window_view(image, (size, size)).reshape(-1, size * size)
    kernel = np.random.default_rng().normal(size=size * size)
    for _ in range(steps):
        kernel -= lr * 2 * patches.T @ (patches @ kernel - target.ravel()) / len(patches)
    return kernel.reshape(size, size)
