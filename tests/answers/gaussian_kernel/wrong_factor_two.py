# diagnosis: factor-two-missing
"""The 2 is missing."""

import numpy as np


def gaussian_kernel(size, sigma):
    axis = np.arange(size) - size // 2
    kernel = np.exp(-(axis[:, None] ** 2 + axis**2) / sigma**2)
    return kernel / kernel.sum()
