# diagnosis: none
"""The new axis at the end: (H, W, C, 1) is taken for a batch."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[..., None]
    return np.ascontiguousarray(images.transpose(0, 3, 1, 2))
