# diagnosis: other-kernel
"""All rows count the same."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="reflect"):
    name = "constant" if mode == "zero" else "mirror"
    gx, gy = (ndimage.prewitt(image.astype(float), axis=axis, mode=name) for axis in (1, 0))
    return gx, gy, np.hypot(gx, gy)
