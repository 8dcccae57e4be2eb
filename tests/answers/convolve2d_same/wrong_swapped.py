# diagnosis: rows-and-columns-swapped
"""The height pads the sides."""

import numpy as np
from scipy.signal import convolve2d


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    w, h = kernel.shape
    if h % 2 == 0 or w % 2 == 0:
        raise ValueError("kernel")
    rim = ((h // 2, h // 2), (w // 2, w // 2))
    return convolve(np.pad(image, rim, mode="constant" if mode == "zero" else "reflect"), kernel)
