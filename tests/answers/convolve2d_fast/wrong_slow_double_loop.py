# diagnosis: none
"""Right, but pixel by pixel."""

import numpy as np


def convolve2d_fast(image, kernel):
    h, w = kernel.shape
    rotated = kernel[::-1, ::-1]
    out = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(image[i : i + h, j : j + w] * rotated)
    return out
