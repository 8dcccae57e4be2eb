# diagnosis: wraps-around
"""Widens after the addition."""

import numpy as np


def brighten(image, amount):
    total = (image + np.uint8(amount & 255)).astype(np.int16)
    return np.clip(total, 0, 255).astype(np.uint8)
