# diagnosis: width-before-height
"""(N, C, W, H)."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    return np.ascontiguousarray(images.transpose(0, 3, 2, 1))
