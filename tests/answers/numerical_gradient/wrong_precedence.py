# diagnosis: wrong-distance
"""Divides by 2 and multiplies by eps."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        u = np.zeros_like(x)
        u[i] = eps
        grad[i] = f(x + u) - f(x - u)
    return grad
