# diagnosis: pads-after
"""The zeros lie around the result."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv_layer(images, weights, bias, stride=1, padding=0):
    if weights.shape[2] > images.shape[2]:
        raise ValueError("filter larger than image")
    windows = sliding_window_view(images, weights.shape[2:], axis=(2, 3))[:, :, ::stride, ::stride]
    out = np.einsum("ncijuv,ocuv->noij", windows, weights) + bias[:, None, None]
    return np.pad(out, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
