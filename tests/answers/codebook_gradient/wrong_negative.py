# diagnosis: none
"""The other way down."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    np.add.at(total, codes, -grad)
    return total
