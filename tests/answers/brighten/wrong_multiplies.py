# diagnosis: scales-instead-of-adding
"""Multiplies."""

import numpy as np


def brighten(image, amount):
    return np.clip(image * (1 + amount / 255), 0, 255).astype(np.uint8)
