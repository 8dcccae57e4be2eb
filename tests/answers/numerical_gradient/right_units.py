"""Adds scaled unit arrays."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    units = eps * np.eye(x.size).reshape(x.size, *x.shape)
    return np.reshape([(f(x + u) - f(x - u)) / (2 * eps) for u in units], x.shape)
