# diagnosis: none
"""Reverses the channels."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    return np.ascontiguousarray(images[..., ::-1].transpose(0, 3, 1, 2))
