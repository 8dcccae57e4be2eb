# diagnosis: none
"""Forgets to return."""

import numpy as np


def to_float(image):
    if image.dtype.kind not in "bf" and image.dtype not in (np.uint8, np.uint16):
        raise ValueError("image")
    image = image.astype(np.float64)
    image = image / 255
