# diagnosis: mask-forgotten
"""The upper threshold alone."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    return np.abs(weight) > high
