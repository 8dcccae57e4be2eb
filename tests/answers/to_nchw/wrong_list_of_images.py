# diagnosis: none
"""A list instead of one array."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    return [np.ascontiguousarray(image.transpose(2, 0, 1)) for image in images]
