# diagnosis: none
"""Drops axes of length 1."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return np.squeeze(alpha[:, None, None] * beta[None, :, None] * gamma)
