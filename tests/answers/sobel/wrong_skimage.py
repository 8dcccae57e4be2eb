# diagnosis: other-kernel
"""scikit-image divides by 4."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="reflect"):
    name = "constant" if mode == "zero" else "mirror"
    gx, gy = (ndimage.sobel(image.astype(float), axis=axis, mode=name) / 4 for axis in (1, 0))
    return gx, gy, np.hypot(gx, gy)
