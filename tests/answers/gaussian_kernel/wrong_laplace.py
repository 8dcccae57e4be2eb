# diagnosis: distance-not-squared
"""The distance without its square."""

import numpy as np


def gaussian_kernel(size, sigma):
    axis = np.arange(size) - size // 2
    kernel = np.exp(-np.hypot(axis[:, None], axis) / (2 * sigma**2))
    return kernel / kernel.sum()
