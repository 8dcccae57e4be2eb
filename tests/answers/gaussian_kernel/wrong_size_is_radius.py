# diagnosis: none
"""`size` to each side of the middle."""

import numpy as np


def gaussian_kernel(size, sigma):
    axis = np.arange(-size, size + 1)
    kernel = np.exp(-(axis[:, None] ** 2 + axis**2) / (2 * sigma**2))
    return kernel / kernel.sum()
