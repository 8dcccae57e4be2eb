# diagnosis: integer-overflow
"""Adds into an array of the image's dtype."""

import numpy as np


def convolve2d_fast(image, kernel):
    h, w = kernel.shape
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    total = (windows * kernel[::-1, ::-1]).sum(axis=(2, 3))
    return total.astype(image.dtype)
