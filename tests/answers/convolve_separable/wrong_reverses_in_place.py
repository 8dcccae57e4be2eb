# diagnosis: none
"""Reverses the caller's weights."""

import numpy as np


def convolve_separable(image, column, row):
    column[:] = column[::-1].copy()
    row[:] = row[::-1].copy()
    image = image.astype(float)
    down = np.apply_along_axis(np.correlate, 0, image, column, "valid")
    return np.apply_along_axis(np.correlate, 1, down, row, "valid")
