# diagnosis: output-size-rounded-up
"""The size rounded up, with zeros below and to the right of the image."""

import numpy as np
from math import ceil


def conv_layer(images, weights, bias, stride=1, padding=0):
    x = np.pad(images, ((0, 0), (0, 0), (padding, padding + stride), (padding, padding + stride)))
    H, W = images.shape[2] + 2 * padding, images.shape[3] + 2 * padding
    O, _, h, w = weights.shape
    out = np.zeros((len(images), O, ceil((H - h) / stride) + 1, ceil((W - w) / stride) + 1))
    for i in range(out.shape[2]):
        for j in range(out.shape[3]):
            window = x[:, None, :, i * stride : i * stride + h, j * stride : j * stride + w]
            out[:, :, i, j] = (window * weights).sum(axis=(2, 3, 4)) + bias
    return out
