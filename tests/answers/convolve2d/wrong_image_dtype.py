# diagnosis: integer-overflow
"""The result has the image's dtype: bytes overflow, and decimals are cut off."""

import numpy as np


def convolve2d(image, kernel):
    H, W = image.shape
    h, w = kernel.shape
    if h > H or w > W:
        raise ValueError("kernel")
    k = kernel[::-1, ::-1]
    out = np.zeros((H - h + 1, W - w + 1), dtype=image.dtype)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(image[i : i + h, j : j + w] * k).astype(image.dtype)
    return out
