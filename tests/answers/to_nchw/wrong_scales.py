# diagnosis: none
"""Divides by 255 on the way."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    images = images / 255 if images.dtype == np.uint8 else images
    return np.ascontiguousarray(images.transpose(0, 3, 1, 2)).copy()
