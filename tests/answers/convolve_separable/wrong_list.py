# diagnosis: none
"""A list of rows."""

import numpy as np


def convolve_separable(image, column, row):
    down = np.apply_along_axis(np.convolve, 0, image.astype(float), column, "valid")
    return [np.convolve(line, row, "valid") for line in down]
