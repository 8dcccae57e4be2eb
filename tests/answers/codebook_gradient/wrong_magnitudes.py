# diagnosis: none
"""Adds magnitudes."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    np.add.at(total, codes, np.abs(grad))
    return total
