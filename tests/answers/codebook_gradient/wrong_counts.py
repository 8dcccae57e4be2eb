# diagnosis: counts
"""Counts."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    np.add.at(total, codes, 1)
    return total
