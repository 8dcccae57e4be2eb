# diagnosis: none
"""Knows uint8 only."""

import numpy as np


def to_float(image):
    if image.dtype != np.uint8:
        raise ValueError("image must be uint8")
    return image.astype(np.float64) / 255
