# diagnosis: none
"""Only uint8."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3 or rgb.dtype != np.uint8:
        raise ValueError("rgb")
    return rgb / 255 @ np.array([0.2125, 0.7154, 0.0721])
