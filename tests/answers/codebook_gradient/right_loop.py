"""Entry by entry."""

import numpy as np


def codebook_gradient(grad, codes, size):
    return np.array([grad[codes == entry].sum() for entry in range(size)])
