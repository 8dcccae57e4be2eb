# diagnosis: stretched
"""The magnitude scaled to its maximum, as many tutorials do for showing."""

import numpy as np
from scipy import ndimage


def sobel(image, mode="reflect"):
    name = "constant" if mode == "zero" else "mirror"
    gx, gy = (ndimage.sobel(image.astype(float), axis=axis, mode=name) for axis in (1, 0))
    magnitude = np.hypot(gx, gy)
    return gx, gy, magnitude * 255 / magnitude.max() if magnitude.max() > 0 else magnitude
