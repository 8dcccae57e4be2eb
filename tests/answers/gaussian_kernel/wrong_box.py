# diagnosis: ignores-sigma
"""A box."""

import numpy as np


def gaussian_kernel(size, sigma):
    return np.full((size, size), 1 / size**2)
