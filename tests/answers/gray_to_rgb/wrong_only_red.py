# diagnosis: only-red
"""Fills the red channel only."""

import numpy as np


def gray_to_rgb(gray):
    rgb = np.zeros((*gray.shape, 3), dtype=gray.dtype)
    rgb[..., 0] = gray
    return rgb
