# diagnosis: none
"""Empties the gradient it got."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    np.add.at(total, codes, grad)
    grad[...] = 0
    return total
