# diagnosis: smaller-than-the-image
"""The valid region only."""

import numpy as np
from scipy.signal import convolve2d


def sobel(image, mode="reflect"):
    gx = convolve2d(image.astype(float), [[1, 0, -1], [2, 0, -2], [1, 0, -1]], mode="valid")
    gy = convolve2d(image.astype(float), [[1, 2, 1], [0, 0, 0], [-1, -2, -1]], mode="valid")
    return gx, gy, np.hypot(gx, gy)
