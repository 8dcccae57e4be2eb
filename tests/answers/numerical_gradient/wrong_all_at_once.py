# diagnosis: all-entries-at-once
"""Moves the whole array."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    return np.ones_like(x) * (f(x + eps) - f(x - eps)) / (2 * eps)
