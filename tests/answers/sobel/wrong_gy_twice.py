# diagnosis: none
"""A copied line: the magnitude takes gx twice."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="reflect"):
    name = "constant" if mode == "zero" else "mirror"
    gx, gy = (ndimage.sobel(image.astype(float), axis=axis, mode=name) for axis in (1, 0))
    return gx, gy, np.sqrt(gx**2 + gx**2)
