# diagnosis: none
"""One pixel a step."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def learn_kernel(image, target, size, steps, lr):
    patches = sliding_window_view(image, (size, size)).reshape(-1, size * size)
    kernel = np.zeros(size * size)
    for step in range(steps):
        x, t = patches[step % len(patches)], target.ravel()[step % len(patches)]
        kernel -= lr * 2 * x * (x @ kernel - t)
    return kernel.reshape(size, size)
