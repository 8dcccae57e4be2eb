# diagnosis: other-kernel
"""Differences of neighbours, without smoothing across."""

import numpy as np


def sobel(image, mode="reflect"):
    gy, gx = np.gradient(image.astype(float))
    return gx, gy, np.hypot(gx, gy)
