# diagnosis: none
"""Forgets the last channel: range(2)."""

import numpy as np


def gray_to_rgb(gray):
    rgb = np.zeros((*gray.shape, 3), dtype=gray.dtype)
    for channel in range(2):
        rgb[..., channel] = gray
    return rgb
