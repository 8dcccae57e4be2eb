# diagnosis: returns-input
"""Hands a uint8 image back as it is."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image
    return np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)
