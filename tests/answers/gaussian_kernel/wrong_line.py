# diagnosis: one-dimensional
"""One row of weights."""

import numpy as np


def gaussian_kernel(size, sigma):
    axis = np.arange(size) - size // 2
    line = np.exp(-(axis**2) / (2 * sigma**2))
    return line / line.sum()
