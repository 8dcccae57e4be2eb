# diagnosis: not-rotated
"""Rotates the kernel before handing it to a function that rotates it."""

import numpy as np
from scipy.signal import convolve2d


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    h, w = kernel.shape
    if h % 2 == 0 or w % 2 == 0:
        raise ValueError("kernel")
    rim = ((h // 2, h // 2), (w // 2, w // 2))
    padded = np.pad(image, rim, mode="constant" if mode == "zero" else "reflect")
    return convolve(padded, kernel[::-1, ::-1])
