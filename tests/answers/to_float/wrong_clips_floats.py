# diagnosis: none
"""Clips float images to 0 to 1; their values should stay."""

import numpy as np


def to_float(image):
    if image.dtype == np.uint8:
        return image / 255
    if image.dtype == np.uint16:
        return image / 65535
    if image.dtype.kind in "bf":
        return np.clip(image.astype(np.float64), 0, 1)
    raise ValueError("image")
