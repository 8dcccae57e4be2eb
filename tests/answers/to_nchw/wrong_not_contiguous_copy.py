# diagnosis: not-contiguous
"""np.array keeps the old order in memory."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    return np.array(images.transpose(0, 3, 1, 2))
