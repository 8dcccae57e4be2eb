# diagnosis: none
"""Moves entry after entry, and restores all at the end."""

import numpy as np


def numerical_gradient(f, x, eps=1e-2):
    kept = x.copy()
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += eps
        high = f(x)
        x[i] -= 2 * eps
        grad[i] = (high - f(x)) / (2 * eps)
    x[...] = kept
    return grad
