"""A product with a vector of weights."""

import numpy as np

WEIGHTS = np.array([0.2125, 0.7154, 0.0721])


def to_grayscale(rgb):
    if rgb.shape[-1] != 3:
        raise ValueError(f"rgb: three channels are needed, not {rgb.shape[-1]}")
    scale = 255.0 if rgb.dtype.kind == "u" else 1.0
    return rgb.astype(np.float64) @ (WEIGHTS / scale)
