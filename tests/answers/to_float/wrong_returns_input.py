# diagnosis: returns-input
"""Hands float64 images back as they are."""

import numpy as np


def to_float(image):
    if image.dtype.kind == "f":
        return np.asarray(image, dtype=np.float64)
    if image.dtype == np.uint8:
        return image / 255
    if image.dtype == np.uint16:
        return image / 65535
    if image.dtype == bool:
        return image * 1.0
    raise ValueError("image")
