# diagnosis: spread-over-the-weights
"""Hands the sums back to the weights."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    np.add.at(total, codes, grad)
    return total[codes]
