# diagnosis: none
"""The border keeps the image's own pixels."""

import numpy as np
from scipy.signal import convolve2d


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    h, w = kernel.shape
    if h % 2 == 0 or w % 2 == 0:
        raise ValueError("kernel")
    out = image.astype(float)
    r, c = h // 2, w // 2
    out[r : image.shape[0] - r, c : image.shape[1] - c] = convolve(image.astype(float), kernel)
    return out
