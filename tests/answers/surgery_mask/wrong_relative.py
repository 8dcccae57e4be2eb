# diagnosis: none
"""Thresholds relative to the largest weight."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = np.abs(weight) / np.abs(weight).max()
    new = mask.copy()
    new[size < low] = False
    new[size > high] = True
    return new
