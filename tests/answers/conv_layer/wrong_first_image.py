# diagnosis: first-image-only
"""`return` inside the loop over the images."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv_layer(images, weights, bias, stride=1, padding=0):
    for image in images:
        padded = np.pad(image, ((0, 0), (padding, padding), (padding, padding)))
        windows = sliding_window_view(padded, weights.shape[2:], axis=(1, 2))[:, ::stride, ::stride]
        return (np.einsum("cijuv,ocuv->oij", windows, weights) + bias[:, None, None])[None]
