# diagnosis: none
"""Unpacks three axes."""

import numpy as np


def to_uint8(image):
    height, width, channels = image.shape
    if image.dtype == np.uint8:
        return image.copy()
    return np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8).reshape(height, width, channels)
