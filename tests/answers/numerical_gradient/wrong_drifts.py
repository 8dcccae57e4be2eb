# diagnosis: leaves-x-changed
"""Adds, subtracts twice, adds: not the same number again."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += eps
        high = f(x)
        x[i] -= 2 * eps
        low = f(x)
        x[i] += eps
        grad[i] = (high - low) / (2 * eps)
    return grad
