# diagnosis: none
"""Divides in single precision, then widens."""

import numpy as np


def to_float(image):
    if image.dtype.kind in "bf":
        return image.astype(np.float64)
    if image.dtype not in (np.uint8, np.uint16):
        raise ValueError("image")
    return (image.astype(np.float32) / np.float32(np.iinfo(image.dtype).max)).astype(np.float64)
