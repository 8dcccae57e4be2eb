# diagnosis: none
"""Clips black, lets white wrap."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    return np.rint(np.maximum(image, 0) * 255).astype(np.int64).astype(np.uint8)
