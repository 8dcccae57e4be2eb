# diagnosis: divides-by-256
"""Divides by the number of values."""

import numpy as np


def to_float(image):
    if image.dtype == np.uint8:
        return image / 256
    if image.dtype == np.uint16:
        return image / 65536
    if image.dtype == bool or image.dtype.kind == "f":
        return image.astype(np.float64)
    raise ValueError("image")
