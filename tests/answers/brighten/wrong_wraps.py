# diagnosis: wraps-around
"""Casts the sum back without a clip."""

import numpy as np


def brighten(image, amount):
    return (image.astype(int) + amount).astype(np.uint8)
