# diagnosis: not-rotated
"""Both passes are correlations."""

import numpy as np


def convolve_separable(image, column, row):
    image = image.astype(float)
    down = np.apply_along_axis(np.correlate, 0, image, column, "valid")
    return np.apply_along_axis(np.correlate, 1, down, row, "valid")
