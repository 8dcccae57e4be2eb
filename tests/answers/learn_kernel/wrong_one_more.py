# diagnosis: one-step-off
"""range(steps + 1)."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def learn_kernel(image, target, size, steps, lr):
    patches = sliding_window_view(image, (size, size)).reshape(-1, size * size)
    kernel = np.zeros(size * size)
    for _ in range(steps + 1):
        kernel -= lr * 2 * patches.T @ (patches @ kernel - target.ravel()) / len(patches)
    return kernel.reshape(size, size)
