"""A point, blurred by the library and cut off where the kernel ends."""

import numpy as np
from scipy.ndimage import gaussian_filter


def gaussian_kernel(size, sigma):
    point = np.zeros((size, size))
    point[size // 2, size // 2] = 1.0
    blurred = gaussian_filter(point, sigma, mode="constant", radius=size // 2)
    return blurred / blurred.sum()
