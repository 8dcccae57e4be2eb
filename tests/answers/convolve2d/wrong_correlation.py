# diagnosis: not-rotated
"""The kernel as it is."""

import numpy as np


def convolve2d(image, kernel):
    h, w = kernel.shape
    rows, cols = image.shape[0] - h + 1, image.shape[1] - w + 1
    if rows < 1 or cols < 1:
        raise ValueError("kernel too large")
    out = np.zeros((rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[i, j] = (image[i : i + h, j : j + w] * kernel).sum()
    return out
