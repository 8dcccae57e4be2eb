# diagnosis: off-by-one-output
"""The output has the right size, but its last row and column are never written."""

import numpy as np


def convolve2d(image, kernel):
    H, W = image.shape
    h, w = kernel.shape
    if h > H or w > W:
        raise ValueError("kernel")
    k = np.rot90(kernel, 2)
    out = np.zeros((H - h + 1, W - w + 1))
    for i in range(H - h):
        for j in range(W - w):
            out[i, j] = np.sum(image[i : i + h, j : j + w] * k)
    return out
