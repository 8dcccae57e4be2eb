"""apply_along_axis, the row first."""

import numpy as np


def convolve_separable(image, column, row):
    image = image.astype(np.float64)
    along = np.apply_along_axis(np.convolve, 1, image, row, "valid")
    return np.apply_along_axis(np.convolve, 0, along, column, "valid")
