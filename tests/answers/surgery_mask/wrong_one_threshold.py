# diagnosis: mask-forgotten
"""The lower threshold alone."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    return np.abs(weight) > low
