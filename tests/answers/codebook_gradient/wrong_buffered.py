# diagnosis: last-one-wins
"""Indexes with +=."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    total[codes] += grad
    return total
