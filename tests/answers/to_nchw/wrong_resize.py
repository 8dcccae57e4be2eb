# diagnosis: reshapes
"""Flatten and refill."""

import numpy as np


def to_nchw(images):
    h, w, c = images.shape[-3:]
    return np.array(images.flatten()).reshape(-1, c, h, w)
