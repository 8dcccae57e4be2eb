"""Pads with NumPy, then calls what it is given; the default is an earlier exercise."""

import numpy as np
from scipy.signal import convolve2d as library


def convolve2d(image, kernel):
    return library(image.astype(float), kernel.astype(float), mode="valid")


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    h, w = kernel.shape
    if h % 2 == 0 or w % 2 == 0:
        raise ValueError("kernel must have odd sides")
    padded = np.pad(image, ((h // 2, h // 2), (w // 2, w // 2)), mode={"zero": "constant"}.get(mode, mode))
    return convolve(padded, kernel)
