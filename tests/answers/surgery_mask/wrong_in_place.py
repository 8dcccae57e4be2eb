# diagnosis: edits-in-place
"""Changes the mask it got."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = np.abs(weight)
    new = mask
    new[size < low] = False
    new[size > high] = True
    return new
