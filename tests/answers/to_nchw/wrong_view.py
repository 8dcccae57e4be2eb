# diagnosis: not-contiguous
"""A transposed view."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    return np.transpose(images, (0, 3, 1, 2))
