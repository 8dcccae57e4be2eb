"""Six loops in the order of the definition."""

import numpy as np


def conv_layer(images, weights, bias, stride=1, padding=0):
    N, C, H, W = images.shape
    O, _, h, w = weights.shape
    padded = np.zeros((N, C, H + 2 * padding, W + 2 * padding))
    padded[:, :, padding : padding + H, padding : padding + W] = images
    oh = (H + 2 * padding - h) // stride + 1
    ow = (W + 2 * padding - w) // stride + 1
    out = np.zeros((N, O, oh, ow))
    for n in range(N):
        for o in range(O):
            for i in range(oh):
                for j in range(ow):
                    window = padded[n, :, i * stride : i * stride + h, j * stride : j * stride + w]
                    out[n, o, i, j] = np.sum(window * weights[o]) + bias[o]
    return out
