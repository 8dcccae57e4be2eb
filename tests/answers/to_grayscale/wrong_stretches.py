# diagnosis: none
"""Divides by the image's own maximum."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    values = rgb.astype(np.float64) / rgb.max()
    return values @ np.array([0.2125, 0.7154, 0.0721])
