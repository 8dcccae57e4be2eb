# diagnosis: none
"""Loops, with x and y exchanged inside the picture (the shape is right)."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    n, h, w, c = images.shape
    out = np.zeros((n, c, h, w), dtype=images.dtype)
    for y in range(h):
        for x in range(w):
            out[:, :, y, x] = images[:, min(x, h - 1), min(y, w - 1)]
    return out
