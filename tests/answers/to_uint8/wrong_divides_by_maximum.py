# diagnosis: none
"""Divides by the brightest value where it is above 1."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    image = np.maximum(image, 0)
    if image.max() > 1:
        image = image / image.max()
    return np.rint(image * 255).astype(np.uint8)
