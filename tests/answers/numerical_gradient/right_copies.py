"""Moves one entry of a copy at a time."""

import numpy as np


def numerical_gradient(f, x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """Measure each slope by a central difference."""
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        high, low = x.copy(), x.copy()
        high[index] += eps
        low[index] -= eps
        grad[index] = (f(high) - f(low)) / (2 * eps)
    return grad
