# diagnosis: rec601-weights
"""The other well-known weights."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    values = rgb / 255 if rgb.dtype == np.uint8 else rgb.astype(np.float64)
    return values @ [0.299, 0.587, 0.114]
