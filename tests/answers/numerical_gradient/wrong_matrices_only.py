# diagnosis: none
"""Two loops."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            u = np.zeros_like(x)
            u[i, j] = eps
            grad[i, j] = (f(x + u) - f(x - u)) / (2 * eps)
    return grad
