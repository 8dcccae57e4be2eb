# diagnosis: none
"""Refuses bool images."""

import numpy as np


def to_float(image):
    if image.dtype.kind == "f":
        return image.astype(np.float64)
    if image.dtype not in (np.uint8, np.uint16):
        raise ValueError("image")
    return image / np.iinfo(image.dtype).max
