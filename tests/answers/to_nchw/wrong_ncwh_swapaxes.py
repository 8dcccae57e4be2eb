# diagnosis: width-before-height
"""One swap is not enough."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    return np.swapaxes(images, 1, 3).copy()
