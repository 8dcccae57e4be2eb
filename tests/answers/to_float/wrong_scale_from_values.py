# diagnosis: none
"""Guesses the scale from the brightest value."""

import numpy as np


def to_float(image):
    if image.dtype.kind not in "bf" and image.dtype not in (np.uint8, np.uint16):
        raise ValueError("image")
    values = image.astype(np.float64)
    if values.max() <= 1:
        return values
    return values / (255 if values.max() <= 255 else 65535)
