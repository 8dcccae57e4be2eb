# diagnosis: integer-overflow
"""The kernel is brought to the image's dtype before the products are taken."""

import numpy as np


def convolve2d(image, kernel):
    H, W = image.shape
    h, w = kernel.shape
    if h > H or w > W:
        raise ValueError("kernel")
    k = kernel[::-1, ::-1]
    if image.dtype == np.uint8:
        k = k.astype(np.int64).astype(np.uint8)
    out = np.zeros((H - h + 1, W - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(image[i : i + h, j : j + w] * k)
    return out
