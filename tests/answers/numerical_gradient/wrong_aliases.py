# diagnosis: none
"""Both points are the same array."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        high = low = x.copy()
        high[i] += eps
        low[i] -= eps
        grad[i] = (f(high) - f(low)) / (2 * eps)
    return grad
