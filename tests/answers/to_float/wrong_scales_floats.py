# diagnosis: scales-floats
"""Divides float images, too."""

import numpy as np


def to_float(image):
    if image.dtype == np.uint16:
        return image / 65535
    if image.dtype == bool:
        return image.astype(np.float64)
    if image.dtype == np.uint8 or image.dtype.kind == "f":
        return image.astype(np.float64) / 255
    raise ValueError("image")
