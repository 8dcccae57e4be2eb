# diagnosis: last-one-wins
"""Assigns."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    total[codes] = grad
    return total
