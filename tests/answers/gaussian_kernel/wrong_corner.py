# diagnosis: off-centre
"""The peak stands in the corner."""

import numpy as np


def gaussian_kernel(size, sigma):
    axis = np.arange(size)
    kernel = np.exp(-(axis[:, None] ** 2 + axis**2) / (2 * sigma**2))
    return kernel / kernel.sum()
