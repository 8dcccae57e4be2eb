# diagnosis: none
"""Calls f with a flattened x."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    flat = x.ravel().copy()
    grad = np.zeros(flat.size)
    for k in range(flat.size):
        u = np.zeros(flat.size)
        u[k] = eps
        grad[k] = (f(flat + u) - f(flat - u)) / (2 * eps)
    return grad.reshape(x.shape)
