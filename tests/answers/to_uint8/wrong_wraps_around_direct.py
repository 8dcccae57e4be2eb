# diagnosis: wraps-around
"""Casts floats outside the range straight to uint8, which NumPy leaves to the machine."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    return np.rint(image * 255).astype(np.uint8)
