# diagnosis: none
"""Converts to float32, as PyTorch likes it."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    return np.ascontiguousarray(images.transpose(0, 3, 1, 2)).astype(np.float32)
