# diagnosis: one-axis-flipped
"""Flipped upside down."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolve2d_fast(image, kernel):
    return (sliding_window_view(image.astype(float), kernel.shape) * kernel[::-1]).sum(axis=(2, 3))
