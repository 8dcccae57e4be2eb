# diagnosis: none
"""im2col with one side for both."""

import numpy as np


def convolve2d_fast(image, kernel):
    n = kernel.shape[0]
    windows = np.lib.stride_tricks.sliding_window_view(image.astype(float), (n, n))
    return (windows * kernel[::-1, ::-1]).sum(axis=(2, 3))
