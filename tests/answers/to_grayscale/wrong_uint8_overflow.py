# diagnosis: none
"""Integer weights in uint8: the products overflow."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    if rgb.dtype != np.uint8:
        return rgb.astype(np.float64) @ np.array([0.2125, 0.7154, 0.0721])
    r, g, b = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    return (r * np.uint8(21) + g * np.uint8(72) + b * np.uint8(7)) / 100 / 255
