# diagnosis: one-side-only
"""The whole rim below and to the right."""

import numpy as np
from scipy.signal import convolve2d


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    h, w = kernel.shape
    if h % 2 == 0 or w % 2 == 0:
        raise ValueError("kernel")
    rim = ((0, h - 1), (0, w - 1))
    return convolve(np.pad(image, rim, mode="constant" if mode == "zero" else "reflect"), kernel)
