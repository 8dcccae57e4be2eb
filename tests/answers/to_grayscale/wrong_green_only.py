# diagnosis: none
"""The green channel for luminance."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    return (rgb / 255 if rgb.dtype == np.uint8 else rgb.astype(np.float64))[..., 1].copy()
