# diagnosis: zeros-by-default
"""The default is zero."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="zero"):
    name = "constant" if mode == "zero" else "mirror"
    gx, gy = (ndimage.sobel(image.astype(float), axis=axis, mode=name) for axis in (1, 0))
    return gx, gy, np.hypot(gx, gy)
