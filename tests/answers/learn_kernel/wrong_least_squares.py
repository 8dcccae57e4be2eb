# diagnosis: not-by-descent
"""Solves for the best kernel at once."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def learn_kernel(image, target, size, steps, lr):
    patches = sliding_window_view(image, (size, size)).reshape(-1, size * size)
    return np.linalg.lstsq(patches, target.ravel(), rcond=None)[0].reshape(size, size)
