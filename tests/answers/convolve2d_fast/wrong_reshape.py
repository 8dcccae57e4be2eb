# diagnosis: none
"""im2col with the wrong axis order."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolve2d_fast(image, kernel):
    windows = sliding_window_view(image.astype(float), kernel.shape)
    H, W = windows.shape[:2]
    patches = windows.transpose(2, 3, 0, 1).reshape(H * W, -1)
    return (patches @ kernel[::-1, ::-1].ravel()).reshape(H, W)
