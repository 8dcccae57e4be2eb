# diagnosis: none
"""np.vectorize is a loop in disguise."""

import numpy as np


def convolve2d_fast(image, kernel):
    h, w = kernel.shape
    k = kernel[::-1, ::-1]
    at = np.vectorize(lambda i, j: float((image[i : i + h, j : j + w] * k).sum()))
    return np.fromfunction(at, (image.shape[0] - h + 1, image.shape[1] - w + 1), dtype=int)
