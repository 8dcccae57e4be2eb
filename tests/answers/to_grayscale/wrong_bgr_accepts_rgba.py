# diagnosis: bgr-weights
"""Blue first, and never refuses."""

import numpy as np


def to_grayscale(rgb):
    values = rgb / 255 if rgb.dtype == np.uint8 else rgb.astype(np.float64)
    return values[..., 2] * 0.2125 + values[..., 1] * 0.7154 + values[..., 0] * 0.0721
