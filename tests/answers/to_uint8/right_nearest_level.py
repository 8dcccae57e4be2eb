"""Searches the nearest of the 256 levels."""

import numpy as np

LEVELS = np.arange(256) / 255
EDGES = (LEVELS[1:] + LEVELS[:-1]) / 2


def to_uint8(image):
    if image.dtype == np.uint8:
        return image + np.uint8(0)
    return np.searchsorted(EDGES, image.astype(np.float64)).astype(np.uint8)
