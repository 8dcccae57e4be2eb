"""Plane by plane into a new array."""

import numpy as np


def to_nchw(images):
    batch = [images] if images.ndim == 3 else images
    n = len(batch)
    height, width, channels = batch[0].shape
    out = np.empty((n, channels, height, width), dtype=images.dtype)
    for i in range(n):
        for c in range(channels):
            for y in range(height):
                for x in range(width):
                    out[i, c, y, x] = batch[i][y, x, c]
    return out
