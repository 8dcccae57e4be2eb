# diagnosis: half-width-off-by-one
"""h - 1 on each side."""

import numpy as np
from scipy.signal import convolve2d


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    h, w = kernel.shape
    if h % 2 == 0 or w % 2 == 0:
        raise ValueError("kernel")
    r, c = h - 1, w - 1
    return convolve(np.pad(image, ((r, r), (c, c)), mode="constant" if mode == "zero" else "reflect"), kernel)
