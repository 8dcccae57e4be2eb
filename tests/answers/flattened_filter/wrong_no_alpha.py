# diagnosis: summed-over-channels
"""Leaves alpha out."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return np.outer(beta, gamma)
