# diagnosis: none
"""Clips to 0 to 255 before scaling instead of after."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    return np.rint(np.clip(image, 0, 255) * 255).astype(np.int64).astype(np.uint8)
