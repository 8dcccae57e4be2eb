# diagnosis: sums-no-channels
"""Only the first channel is looked at."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv_layer(images, weights, bias, stride=1, padding=0):
    padded = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = sliding_window_view(padded[:, 0], weights.shape[2:], axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("nijuv,ouv->noij", windows, weights[:, 0]) + bias[:, None, None]
