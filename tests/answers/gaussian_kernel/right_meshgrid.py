"""The formula on a grid of coordinates."""

import numpy as np


def gaussian_kernel(size, sigma):
    axis = np.arange(size) - size // 2
    x, y = np.meshgrid(axis, axis)
    kernel = np.exp(-(x**2 + y**2) / (2 * sigma**2))
    return kernel / kernel.sum()
