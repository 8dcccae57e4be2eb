# diagnosis: pads-after
"""The rim is added to the result."""

import numpy as np
from scipy.signal import convolve2d


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    h, w = kernel.shape
    if h % 2 == 0 or w % 2 == 0:
        raise ValueError("kernel")
    inner = convolve(image, kernel)
    return np.pad(inner, ((h // 2, h // 2), (w // 2, w // 2)), mode="constant" if mode == "zero" else "reflect")
