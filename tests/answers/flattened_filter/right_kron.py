"""Kronecker product, reshaped."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return np.kron(alpha, np.kron(beta, gamma)).reshape(alpha.size, beta.size, gamma.size)
