# diagnosis: none
"""A default step that is far too large."""

import numpy as np


def numerical_gradient(f, x, eps=0.1):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        u = np.zeros_like(x)
        u[i] = eps
        grad[i] = (f(x + u) - f(x - u)) / (2 * eps)
    return grad
