# diagnosis: none
"""Refuses what it should clip."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    if image.min() < 0 or image.max() > 1:
        raise ValueError("image must lie in 0 to 1")
    return np.rint(image * 255).astype(np.uint8)
