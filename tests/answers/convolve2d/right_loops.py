"""Two loops, float arithmetic, the kernel rotated first."""

import numpy as np


def convolve2d(image, kernel):
    height, width = image.shape
    h, w = kernel.shape
    if h > height or w > width:
        raise ValueError("kernel is larger than image")
    rotated = kernel[::-1, ::-1]
    out = np.zeros((height - h + 1, width - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(image[i : i + h, j : j + w] * rotated)
    return out
