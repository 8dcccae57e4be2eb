# diagnosis: none
"""Gray, but still in three channels."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    values = rgb / 255 if rgb.dtype == np.uint8 else rgb.astype(np.float64)
    gray = values @ np.array([0.2125, 0.7154, 0.0721])
    return np.stack([gray] * 3, axis=-1)
