# diagnosis: none
"""Pads with the image's mean."""

import numpy as np
from scipy.signal import convolve2d


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    h, w = kernel.shape
    if h % 2 == 0 or w % 2 == 0:
        raise ValueError("kernel")
    rim = ((h // 2, h // 2), (w // 2, w // 2))
    return convolve(np.pad(image.astype(float), rim, mode="mean"), kernel)
