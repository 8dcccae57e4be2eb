# diagnosis: integer-overflow
"""Made into an image again: clipped to 0 to 255, uint8."""

import numpy as np
from scipy.signal import convolve2d as library


def convolve2d(image, kernel):
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError("kernel")
    return np.clip(library(image.astype(float), kernel, "valid"), 0, 255).astype(image.dtype)
