# diagnosis: other-dtype
"""Forgets to go back to uint8."""

import numpy as np


def brighten(image, amount):
    return np.clip(image.astype(np.int64) + amount, 0, 255)
