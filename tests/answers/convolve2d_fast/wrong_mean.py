# diagnosis: mean-instead-of-sum
"""The mean over the window."""

import numpy as np


def convolve2d_fast(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image.astype(float), kernel.shape)
    return (windows * kernel[::-1, ::-1]).mean(axis=(2, 3))
