# diagnosis: passes-swapped
"""The column runs along the rows."""

import numpy as np


def convolve_separable(image, column, row):
    image = image.astype(float)
    along = np.apply_along_axis(np.convolve, 1, image, column, "valid")
    return np.apply_along_axis(np.convolve, 0, along, row, "valid")
