# diagnosis: accepts-one-even-side
"""Refuses a kernel only when both sides are even."""

import numpy as np
from scipy.signal import convolve2d


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    h, w = kernel.shape
    if h % 2 == 0 and w % 2 == 0:
        raise ValueError("kernel")
    rim = ((h // 2, h // 2), (w // 2, w // 2))
    return convolve(np.pad(image, rim, mode="constant" if mode == "zero" else "reflect"), kernel)
