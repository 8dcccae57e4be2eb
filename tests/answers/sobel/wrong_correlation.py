# diagnosis: not-rotated
"""The kernels as they stand, correlated."""

import numpy as np
from scipy.signal import correlate2d


def sobel(image, mode="reflect"):
    padded = np.pad(image.astype(float), 1, mode="constant" if mode == "zero" else "reflect")
    gx = correlate2d(padded, [[1, 0, -1], [2, 0, -2], [1, 0, -1]], mode="valid")
    gy = correlate2d(padded, [[1, 2, 1], [0, 0, 0], [-1, -2, -1]], mode="valid")
    return gx, gy, np.hypot(gx, gy)
