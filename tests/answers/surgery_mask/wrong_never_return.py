# diagnosis: pruned-weights-never-return
"""Off stays off."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = np.abs(weight)
    new = mask.copy()
    new[size < low] = False
    return new
