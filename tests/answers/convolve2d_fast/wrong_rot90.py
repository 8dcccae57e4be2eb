# diagnosis: rotated-by-90
"""A quarter turn."""

import numpy as np
from scipy.signal import correlate2d


def convolve2d_fast(image, kernel):
    return correlate2d(image.astype(float), np.rot90(kernel).astype(float), mode="valid")
