# diagnosis: none
"""Rotates the caller's kernel."""

import numpy as np
from scipy.signal import correlate2d


def convolve2d(image, kernel):
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError("kernel")
    kernel[:] = np.rot90(kernel, 2).copy()
    return correlate2d(image.astype(float), kernel.astype(float), mode="valid")
