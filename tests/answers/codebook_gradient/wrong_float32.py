# diagnosis: none
"""Single precision."""

import numpy as np


def codebook_gradient(grad, codes, size):
    total = np.zeros(size, dtype=np.float32)
    np.add.at(total, codes, grad)
    return total
