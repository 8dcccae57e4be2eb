# diagnosis: none
"""Darkening brightens."""

import numpy as np


def brighten(image, amount):
    return np.clip(image.astype(np.int64) + abs(amount), 0, 255).astype(np.uint8)
