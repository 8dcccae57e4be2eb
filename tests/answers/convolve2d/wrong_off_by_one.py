# diagnosis: off-by-one-output
"""H - h places instead of H - h + 1."""

import numpy as np


def convolve2d(image, kernel):
    H, W = image.shape
    h, w = kernel.shape
    if h > H or w > W:
        raise ValueError("kernel")
    k = kernel[::-1, ::-1]
    out = np.zeros((H - h, W - w))
    for i in range(H - h):
        for j in range(W - w):
            out[i, j] = np.sum(image[i : i + h, j : j + w] * k)
    return out
