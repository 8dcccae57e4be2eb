# diagnosis: none
"""Gives bytes back for bytes."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    gray = rgb @ np.array([0.2125, 0.7154, 0.0721])
    return gray.astype(rgb.dtype)
