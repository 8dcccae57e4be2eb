# diagnosis: not-normalised
"""Divided by 2πσ²: on a cut-off grid this does not sum to 1."""

import numpy as np


def gaussian_kernel(size, sigma):
    axis = np.arange(size) - size // 2
    return np.exp(-(axis[:, None] ** 2 + axis**2) / (2 * sigma**2)) / (2 * np.pi * sigma**2)
