# diagnosis: none
"""Takes the column's length for both."""

import numpy as np


def convolve_separable(image, column, row):
    n = len(column)
    kernel = np.outer(column, row)[::-1, ::-1]
    out = np.zeros((image.shape[0] - n + 1, image.shape[1] - n + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (image[i : i + n, j : j + n] * kernel).sum()
    return out
