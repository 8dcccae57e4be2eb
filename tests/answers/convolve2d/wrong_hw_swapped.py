# diagnosis: none
"""Height and width of the output exchanged; right for square images and kernels."""

import numpy as np


def convolve2d(image, kernel):
    W, H = image.shape
    h, w = kernel.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("kernel")
    out = np.zeros((H - h + 1, W - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(image[i : i + h, j : j + w] * kernel[::-1, ::-1])
    return out
