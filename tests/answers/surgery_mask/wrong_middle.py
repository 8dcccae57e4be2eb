# diagnosis: none
"""One threshold in the middle."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = np.abs(weight)
    new = mask.copy()
    new[size < (low + high) / 2] = False
    new[size >= (low + high) / 2] = True
    return new
