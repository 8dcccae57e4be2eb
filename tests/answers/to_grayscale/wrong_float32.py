# diagnosis: none
"""Single precision."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    values = rgb.astype(np.float32) / (255 if rgb.dtype == np.uint8 else 1)
    return values @ np.array([0.2125, 0.7154, 0.0721], dtype=np.float32)
