# diagnosis: none
"""The sum of everything."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    np.add.at(total, codes, grad)
    return np.full(size, grad.sum())
