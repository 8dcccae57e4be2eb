"""Counts real arrays."""

import numpy as np


def svd_ratio(m, k, t):
    parts = np.empty((m, t)), np.empty(t), np.empty((t, k))
    return np.empty((m, k)).size / np.float64(sum(part.size for part in parts))
