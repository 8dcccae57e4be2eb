# diagnosis: none
"""One side of the filter for both."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv_layer(images, weights, bias, stride=1, padding=0):
    padded = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    n = weights.shape[-1]
    windows = sliding_window_view(padded, (n, n), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("ncijuv,ocuv->noij", windows, weights) + bias[:, None, None]
