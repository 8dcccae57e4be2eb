# diagnosis: scale-from-values
"""Decides by the brightest value whether to scale."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    values = rgb.astype(np.float64)
    if values.max() > 1:
        values = values / 255
    return values @ np.array([0.2125, 0.7154, 0.0721])
