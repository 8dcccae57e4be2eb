# diagnosis: none
"""Stacked in front, then reshaped instead of transposed."""

import numpy as np


def gray_to_rgb(gray):
    return np.stack([gray] * 3).reshape(gray.shape[0], gray.shape[1], 3)
