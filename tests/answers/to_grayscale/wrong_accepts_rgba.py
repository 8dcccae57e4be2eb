# diagnosis: accepts-rgba
"""Ignores alpha instead of refusing it."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3:
        raise ValueError("rgb")
    values = rgb[..., :3] / (255 if rgb.dtype == np.uint8 else 1.0)
    return values @ np.array([0.2125, 0.7154, 0.0721])
