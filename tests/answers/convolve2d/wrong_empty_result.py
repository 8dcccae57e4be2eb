# diagnosis: accepts-larger-kernel
"""An empty result for a kernel that does not fit."""

import numpy as np


def convolve2d(image, kernel):
    h, w = kernel.shape
    rows, cols = max(image.shape[0] - h + 1, 0), max(image.shape[1] - w + 1, 0)
    out = np.zeros((rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[i, j] = np.sum(image[i : i + h, j : j + w] * kernel[::-1, ::-1])
    return out
