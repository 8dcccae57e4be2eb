# diagnosis: none
"""Binomial weights: near a Gaussian, but not for every sigma."""

import numpy as np
from math import comb


def gaussian_kernel(size, sigma):
    line = np.array([comb(size - 1, i) for i in range(size)], dtype=float)
    line /= line.sum()
    return np.outer(line, line)
