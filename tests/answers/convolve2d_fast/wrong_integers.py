# diagnosis: integers-stay-integers
"""Integers stay integers."""

import numpy as np


def convolve2d_fast(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return (windows * kernel[::-1, ::-1]).sum(axis=(2, 3))
