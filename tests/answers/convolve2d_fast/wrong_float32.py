# diagnosis: none
"""Fast, with half the digits."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolve2d_fast(image, kernel):
    windows = sliding_window_view(image.astype(np.float32), kernel.shape)
    return np.einsum("ijuv,uv->ij", windows, kernel[::-1, ::-1].astype(np.float32)).astype(np.float64)
