# diagnosis: none
"""The limits of a float image."""

import numpy as np


def brighten(image, amount):
    return np.clip(image.astype(np.float64) + amount, 0, 1).astype(np.uint8)
