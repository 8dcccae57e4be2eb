# diagnosis: none
"""Writes the result into the image that it reads from."""

import numpy as np


def convolve2d_same(image, kernel, mode="zero", convolve=None):
    h, w = kernel.shape
    if h % 2 == 0 or w % 2 == 0:
        raise ValueError("kernel")
    r, c = h // 2, w // 2
    work = np.pad(image.astype(float), ((r, r), (c, c)), mode="constant" if mode == "zero" else "reflect")
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            work[i + r, j + c] = (work[i : i + h, j : j + w] * kernel[::-1, ::-1]).sum()
    return work[r : r + image.shape[0], c : c + image.shape[1]]
