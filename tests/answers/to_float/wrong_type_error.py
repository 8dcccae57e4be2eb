# diagnosis: none
"""Refuses with a TypeError."""

import numpy as np


def to_float(image):
    if image.dtype.kind == "f" or image.dtype == bool:
        return image.astype(np.float64)
    if image.dtype not in (np.uint8, np.uint16):
        raise TypeError("image: unknown dtype")
    return image / np.iinfo(image.dtype).max
