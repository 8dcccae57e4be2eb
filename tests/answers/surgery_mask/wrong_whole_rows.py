# diagnosis: none
"""Decides for whole rows."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    size = np.abs(weight).mean(axis=-1, keepdims=True) * np.ones_like(weight)
    new = mask.copy()
    new[size < low] = False
    new[size > high] = True
    return new
