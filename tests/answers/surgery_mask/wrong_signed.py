# diagnosis: sign-not-ignored
"""Without the magnitude."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = weight
    new = mask.copy()
    new[size < low] = False
    new[size > high] = True
    return new
