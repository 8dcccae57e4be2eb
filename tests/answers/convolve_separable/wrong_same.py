# diagnosis: not-the-valid-region
"""np.convolve's mode "same" in both passes."""

import numpy as np
from scipy.signal import convolve2d


def convolve_separable(image, column, row):
    return convolve2d(image.astype(float), np.outer(column, row).astype(float), mode="same")
