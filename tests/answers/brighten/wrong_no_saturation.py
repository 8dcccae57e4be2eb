# diagnosis: does-not-saturate
"""Adds in a wide integer and leaves it at that."""

import numpy as np


def brighten(image, amount):
    return image.astype(np.int64) + amount
