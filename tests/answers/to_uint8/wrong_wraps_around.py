# diagnosis: wraps-around
"""Rounds, but does not clip."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    return np.round(image * 255).astype(np.int64).astype(np.uint8)
