# diagnosis: none
"""Clips the caller's own array."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    np.clip(image, 0, 1, out=image)
    return np.rint(image * 255).astype(np.uint8)
