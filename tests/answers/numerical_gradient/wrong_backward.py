# diagnosis: forward-difference
"""One-sided, the other side."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    base = f(x)
    for i in np.ndindex(x.shape):
        moved = x.copy()
        moved[i] -= eps
        grad[i] = (base - f(moved)) / eps
    return grad
