"""Einstein sum."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return np.einsum("i,j,k->ijk", alpha, beta, gamma)
