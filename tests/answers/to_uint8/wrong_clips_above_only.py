# diagnosis: none
"""Clips white, lets black wrap."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    return np.rint(np.minimum(image, 1) * 255).astype(np.int64).astype(np.uint8)
