# diagnosis: none
"""Half of the brightest plus the darkest channel."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    values = rgb / 255 if rgb.dtype == np.uint8 else rgb.astype(np.float64)
    return (values.max(axis=2) + values.min(axis=2)) / 2
