"""np.bincount."""

import numpy as np


def codebook_gradient(grad, codes, size):
    return np.bincount(codes.reshape(-1), grad.reshape(-1), size)
