# diagnosis: summed-over-channels
"""Sums over the channels."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return np.einsum("c,y,x->yx", alpha, beta, gamma)
