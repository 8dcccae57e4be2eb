# diagnosis: averaged
"""The mean."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    np.add.at(total, codes, grad)
    return total / np.maximum(np.bincount(codes.ravel(), minlength=size), 1)
