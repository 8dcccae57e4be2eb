# diagnosis: none
"""uint8 images are divided by 255 first."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="reflect"):
    values = image / 255 if image.dtype == np.uint8 else image.astype(float)
    name = "constant" if mode == "zero" else "mirror"
    gx, gy = (ndimage.sobel(values, axis=axis, mode=name) for axis in (1, 0))
    return gx, gy, np.hypot(gx, gy)
