# diagnosis: none
"""The learning rate shrinks with the steps."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def learn_kernel(image, target, size, steps, lr):
    patches = sliding_window_view(image, (size, size)).reshape(-1, size * size)
    kernel = np.zeros(size * size)
    for step in range(steps):
        rate = lr / (1 + step)
        kernel -= rate * 2 * patches.T @ (patches @ kernel - target.ravel()) / len(patches)
    return kernel.reshape(size, size)
