"""np.add.at."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size)
    np.add.at(total, codes, grad)
    return total
