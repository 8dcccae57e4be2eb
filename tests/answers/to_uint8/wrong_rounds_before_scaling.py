# diagnosis: none
"""Rounds to 0 or 1, then scales."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    return (np.round(np.clip(image, 0, 1)) * 255).astype(np.uint8)
