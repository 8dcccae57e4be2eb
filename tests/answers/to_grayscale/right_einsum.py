"""einsum; the unpacking of the shape refuses other images with Python's own ValueError."""

import numpy as np


def to_grayscale(rgb):
    height, width, channels = rgb.shape
    if channels != 3:
        raise ValueError("rgb has an alpha channel")
    scaled = rgb.astype(np.float64)
    if rgb.dtype == np.uint8:
        scaled /= 255
    return np.einsum("ijk,k->ij", scaled, [0.2125, 0.7154, 0.0721])
