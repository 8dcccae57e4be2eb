# diagnosis: none
"""The losses, not the kernel."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def learn_kernel(image, target, size, steps, lr):
    patches = sliding_window_view(image, (size, size)).reshape(-1, size * size)
    kernel, losses = np.zeros(size * size), []
    for _ in range(steps):
        error = patches @ kernel - target.ravel()
        losses.append(float(np.mean(error**2)))
        kernel -= lr * 2 * patches.T @ error / len(patches)
    return np.array(losses)
