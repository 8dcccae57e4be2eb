# diagnosis: first-entry-left-out
"""Nothing for the first entry."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    np.add.at(total, codes, grad)
    total[0] = 0
    return total
