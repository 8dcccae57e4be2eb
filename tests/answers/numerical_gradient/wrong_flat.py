# diagnosis: flattened
"""A long row."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    return np.array([(f(x + u) - f(x - u)) / (2 * eps) for u in eps * np.eye(x.size).reshape(x.size, *x.shape)])
