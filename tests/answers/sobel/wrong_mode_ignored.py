# diagnosis: mode-ignored
"""Reflects whatever the mode."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="reflect"):
    gx, gy = (ndimage.sobel(image.astype(float), axis=axis, mode="mirror") for axis in (1, 0))
    return gx, gy, np.hypot(gx, gy)
