# diagnosis: none
"""Divides floats by 255 as well."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    return rgb.astype(np.float64) / 255 @ np.array([0.2125, 0.7154, 0.0721])
