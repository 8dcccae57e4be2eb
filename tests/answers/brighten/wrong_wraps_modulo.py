# diagnosis: wraps-around
"""Wraps in as many words."""

import numpy as np


def brighten(image, amount):
    return ((image.astype(np.int16) + amount) % 256).astype(np.uint8)
