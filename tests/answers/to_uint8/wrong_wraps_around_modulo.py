# diagnosis: wraps-around
"""Remainder of 256, said in as many words."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    return (np.rint(image.astype(np.float64) * 255) % 256).astype(np.uint8)
