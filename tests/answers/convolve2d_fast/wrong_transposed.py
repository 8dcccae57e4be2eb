# diagnosis: transposed-kernel
"""The indices of the kernel exchanged."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolve2d_fast(image, kernel):
    k = kernel[::-1, ::-1].T
    return np.einsum("ijuv,uv->ij", sliding_window_view(image.astype(float), k.shape), k)
