# diagnosis: none
"""One array of three planes."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="reflect"):
    name = "constant" if mode == "zero" else "mirror"
    gx, gy = (ndimage.sobel(image.astype(float), axis=axis, mode=name) for axis in (1, 0))
    return np.stack([gx, gy, np.hypot(gx, gy)])
