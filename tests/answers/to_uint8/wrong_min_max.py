# diagnosis: min-max-stretch
"""Stretches to the image's own range."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    low, high = image.min(), image.max()
    return np.rint((image - low) / (high - low) * 255).astype(np.uint8)
