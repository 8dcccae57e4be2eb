# diagnosis: pruned-weights-never-return
"""Looks at the weights with the old mask on them."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = np.abs(weight * mask)
    new = mask.copy()
    new[size < low] = False
    new[size > high] = True
    return new
