# diagnosis: edge-pixel-repeated
"""What SciPy calls "reflect"."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="reflect"):
    name = "constant" if mode == "zero" else "reflect"
    gx, gy = (ndimage.sobel(image.astype(float), axis=axis, mode=name) for axis in (1, 0))
    return gx, gy, np.hypot(gx, gy)
