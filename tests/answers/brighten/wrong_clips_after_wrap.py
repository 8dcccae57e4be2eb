# diagnosis: wraps-around
"""Clips what has wrapped already."""

import numpy as np


def brighten(image, amount):
    return np.clip(image + np.array(amount).astype(np.uint8), 0, 255)
