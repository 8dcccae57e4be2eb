# diagnosis: none
"""Ceiling instead of nearest."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    return np.ceil(np.clip(image, 0, 1) * 255).astype(np.uint8)
