# diagnosis: accepts-even-kernel
"""No check of the kernel's sides."""

import numpy as np
from scipy.signal import convolve2d


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    h, w = kernel.shape
    rim = ((h // 2, h // 2), (w // 2, w // 2))
    return convolve(np.pad(image, rim, mode="constant" if mode == "zero" else "reflect"), kernel)
