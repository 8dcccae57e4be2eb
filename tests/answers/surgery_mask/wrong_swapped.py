# diagnosis: thresholds-swapped
"""On where it should be off."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = np.abs(weight)
    new = mask.copy()
    new[size > high] = False
    new[size < low] = True
    return new
