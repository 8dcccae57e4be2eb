# diagnosis: none
"""One side of the kernel for both."""

import numpy as np


def convolve2d(image, kernel):
    n = kernel.shape[0]
    if n > min(image.shape):
        raise ValueError("kernel")
    k = kernel[::-1, ::-1]
    out = np.zeros((image.shape[0] - n + 1, image.shape[1] - n + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(image[i : i + n, j : j + n] * k)
    return out
