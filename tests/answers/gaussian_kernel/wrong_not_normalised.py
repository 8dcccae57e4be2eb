# diagnosis: not-normalised
"""The peak is 1."""

import numpy as np


def gaussian_kernel(size, sigma):
    axis = np.arange(size) - size // 2
    return np.exp(-(axis[:, None] ** 2 + axis**2) / (2 * sigma**2))
