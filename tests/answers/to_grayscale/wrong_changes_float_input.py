# diagnosis: none
"""Weights a float image in place."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    if rgb.dtype == np.uint8:
        rgb = rgb / 255
    rgb *= np.array([0.2125, 0.7154, 0.0721])
    return rgb.sum(axis=2)
