# diagnosis: none
"""Rounds, but stays with floats."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    return np.rint(np.clip(image, 0, 1) * 255)
