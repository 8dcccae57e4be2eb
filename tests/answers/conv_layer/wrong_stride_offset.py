# diagnosis: none
"""Starts at stride - 1 instead of 0."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv_layer(images, weights, bias, stride=1, padding=0):
    padded = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = sliding_window_view(padded, weights.shape[2:], axis=(2, 3))[
        :, :, stride - 1 :: stride, stride - 1 :: stride
    ]
    return np.einsum("ncijuv,ocuv->noij", windows, weights) + bias[:, None, None]
