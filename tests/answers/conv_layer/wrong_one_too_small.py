# diagnosis: output-one-too-small
"""The "+ 1" is missing."""

import numpy as np


def conv_layer(images, weights, bias, stride=1, padding=0):
    x = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    N, C, H, W = x.shape
    O, _, h, w = weights.shape
    out = np.zeros((N, O, (H - h) // stride, (W - w) // stride))
    for i in range(out.shape[2]):
        for j in range(out.shape[3]):
            window = x[:, None, :, i * stride : i * stride + h, j * stride : j * stride + w]
            out[:, :, i, j] = (window * weights).sum(axis=(2, 3, 4)) + bias
    return out
