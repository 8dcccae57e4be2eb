# diagnosis: other-dtype
"""Stays with int16."""

import numpy as np


def brighten(image, amount):
    return np.clip(image.astype(np.int16) + amount, 0, 255)
