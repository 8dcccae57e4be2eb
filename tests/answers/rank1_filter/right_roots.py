"""Roots on both sides; the error from the other values."""

import numpy as np


def rank1_filter(kernel: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    u, s, vt = np.linalg.svd(kernel, full_matrices=False)
    root = np.sqrt(s[0])
    return u[:, 0] * root, root * vt[0], float(np.sqrt((s[1:] ** 2).sum()))
