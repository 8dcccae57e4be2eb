"""The products of all windows at once, then their sums; not the fastest way."""

import numpy as np


def convolve2d_fast(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return (windows * np.flip(kernel)).sum(axis=(-2, -1)).astype(np.float64)
