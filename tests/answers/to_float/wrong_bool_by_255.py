# diagnosis: none
"""Divides True by 255."""

import numpy as np


def to_float(image):
    if image.dtype.kind == "f":
        return image.astype(np.float64)
    if image.dtype == np.uint16:
        return image / 65535
    if image.dtype in (np.uint8, bool):
        return image / 255
    raise ValueError("image")
