# diagnosis: not-the-valid-region
"""np.convolve's default is "full"."""

import numpy as np


def convolve_separable(image, column, row):
    down = np.apply_along_axis(np.convolve, 0, image.astype(float), column)
    return np.apply_along_axis(np.convolve, 1, down, row)
