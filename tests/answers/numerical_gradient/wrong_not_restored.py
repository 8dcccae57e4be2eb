# diagnosis: leaves-x-changed
"""Never puts anything back."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + eps
        high = f(x)
        x[i] = old - eps
        grad[i] = (high - f(x)) / (2 * eps)
    return grad
