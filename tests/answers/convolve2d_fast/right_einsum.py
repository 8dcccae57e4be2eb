"""A window view, contracted."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolve2d_fast(image, kernel):
    return np.einsum("ijuv,uv->ij", sliding_window_view(image.astype(float), kernel.shape), kernel[::-1, ::-1])
