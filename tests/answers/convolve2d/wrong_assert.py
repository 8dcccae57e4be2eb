# diagnosis: none
"""An AssertionError where a ValueError is asked for."""

import numpy as np


def convolve2d(image, kernel):
    h, w = kernel.shape
    assert h <= image.shape[0] and w <= image.shape[1], "kernel too large"
    out = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(image[i : i + h, j : j + w] * kernel[::-1, ::-1])
    return out
