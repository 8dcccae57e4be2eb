# diagnosis: gx-and-gy-swapped
"""gy first."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="reflect"):
    name = "constant" if mode == "zero" else "mirror"
    gx = ndimage.sobel(image.astype(float), axis=0, mode=name)
    gy = ndimage.sobel(image.astype(float), axis=1, mode=name)
    return gx, gy, np.hypot(gx, gy)
