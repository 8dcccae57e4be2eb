# diagnosis: none
"""float64 outside, but computed with half the digits."""

import numpy as np
from scipy.signal import convolve2d as library


def convolve2d(image, kernel):
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError("kernel")
    return library(image.astype(np.float32), kernel.astype(np.float32), mode="valid").astype(np.float64)
