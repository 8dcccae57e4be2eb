# diagnosis: integer-overflow
"""uint8 in, uint8 out."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="reflect"):
    name = "constant" if mode == "zero" else "mirror"
    gx, gy = (ndimage.sobel(image, axis=axis, mode=name) for axis in (1, 0))
    return gx, gy, np.hypot(gx.astype(float), gy.astype(float))
