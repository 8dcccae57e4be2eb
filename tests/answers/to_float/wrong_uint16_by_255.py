# diagnosis: uint16-as-uint8
"""Every integer is divided by 255."""

import numpy as np


def to_float(image):
    if image.dtype in (np.uint8, np.uint16):
        return image / 255.0
    if image.dtype.kind in "bf":
        return image.astype(np.float64)
    raise ValueError("image")
