# diagnosis: accepts-larger-kernel
"""No check: np.zeros itself refuses negative sides, but not a side of 0."""

import numpy as np


def convolve2d(image, kernel):
    h, w = kernel.shape
    out = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(image[i : i + h, j : j + w] * kernel[::-1, ::-1])
    return out
