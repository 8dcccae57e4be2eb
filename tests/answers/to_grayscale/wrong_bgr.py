# diagnosis: bgr-weights
"""Weights for blue first."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    values = rgb / 255 if rgb.dtype == np.uint8 else rgb.astype(np.float64)
    return values @ np.array([0.0721, 0.7154, 0.2125])
