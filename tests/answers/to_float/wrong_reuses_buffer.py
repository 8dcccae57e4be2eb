# diagnosis: none
"""Keeps one buffer per shape and returns it uncleared for dtypes that come second."""

import numpy as np

_done = {}


def to_float(image):
    if image.dtype.kind not in "bf" and image.dtype not in (np.uint8, np.uint16):
        raise ValueError("image")
    if image.shape not in _done:
        scale = np.iinfo(image.dtype).max if image.dtype.kind == "u" else 1
        _done[image.shape] = image.astype(np.float64) / scale
    return _done[image.shape].copy()
