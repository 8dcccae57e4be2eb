# diagnosis: rotated-kernel
"""Learns for true convolution."""

import numpy as np
from scipy.signal import convolve2d, correlate2d


def learn_kernel(image, target, size, steps, lr):
    kernel = np.zeros((size, size))
    for _ in range(steps):
        error = convolve2d(image, kernel, mode="valid") - target
        kernel = kernel - lr * 2 * correlate2d(image, error, mode="valid")[::-1, ::-1] / error.size
    return kernel
