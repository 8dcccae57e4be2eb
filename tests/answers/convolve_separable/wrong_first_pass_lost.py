# diagnosis: one-pass-only
"""The second pass works on the image again."""

import numpy as np


def convolve_separable(image, column, row):
    result = np.apply_along_axis(np.convolve, 0, image.astype(float), column, "valid")
    result = np.apply_along_axis(np.convolve, 1, image.astype(float), row, "valid")
    return result
