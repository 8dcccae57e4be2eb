# diagnosis: never-switched-off
"""On stays on."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = np.abs(weight)
    new = mask.copy()
    new[size > high] = True
    return new
