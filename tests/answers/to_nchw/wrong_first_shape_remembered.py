# diagnosis: none
"""Reads the shape once, at the first call."""

import numpy as np

shape = None


def to_nchw(images):
    global shape
    if images.ndim == 3:
        images = images[None]
    if shape is None:
        shape = images.shape
    n, h, w, c = shape
    return np.ascontiguousarray(np.resize(images, (n, h, w, c)).transpose(0, 3, 1, 2))
