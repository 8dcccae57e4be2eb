# diagnosis: none
"""Multiplies by alpha instead of refusing."""

import numpy as np


def to_grayscale(rgb):
    values = rgb / 255 if rgb.dtype == np.uint8 else rgb.astype(np.float64)
    if rgb.ndim == 2:
        raise ValueError("rgb")
    if rgb.shape[2] == 4:
        values = values[..., :3] * values[..., 3:]
    return values @ np.array([0.2125, 0.7154, 0.0721])
