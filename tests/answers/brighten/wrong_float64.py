# diagnosis: other-dtype
"""Stays with floats."""

import numpy as np


def brighten(image, amount):
    return np.clip(image.astype(float) + amount, 0, 255)
