# diagnosis: none
"""Multiplies the caller's own array."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    image *= 255
    return np.rint(np.clip(image, 0, 255)).astype(np.uint8)
