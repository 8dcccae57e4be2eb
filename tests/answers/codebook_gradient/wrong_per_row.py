# diagnosis: none
"""A row of sums for each row of weights."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    np.add.at(total, codes, grad)
    return np.array(
        [[row[c == i].sum() for i in range(size)] for row, c in zip(np.atleast_2d(grad), np.atleast_2d(codes))]
    )
