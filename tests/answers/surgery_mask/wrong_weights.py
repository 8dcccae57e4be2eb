# diagnosis: weights-in-place-of-mask
"""The masked weights."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = np.abs(weight)
    new = mask.copy()
    new[size < low] = False
    new[size > high] = True
    return weight * new
