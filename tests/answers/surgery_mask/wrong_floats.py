# diagnosis: numbers-in-place-of-booleans
"""A mask of floats."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = np.abs(weight)
    new = mask.copy()
    new[size < low] = False
    new[size > high] = True
    return new.astype(float)
