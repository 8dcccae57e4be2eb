# diagnosis: none
"""Scales every integer dtype by its own largest value, as a library does."""

import numpy as np


def to_float(image):
    if image.dtype.kind in "ui":
        return image / np.iinfo(image.dtype).max
    if image.dtype.kind in "bf":
        return image.astype(np.float64)
    raise ValueError("image")
