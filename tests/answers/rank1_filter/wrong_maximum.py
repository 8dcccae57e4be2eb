# diagnosis: another-measure-of-error
"""The largest difference."""

import numpy as np


def rank1_filter(kernel):
    u, s, vt = np.linalg.svd(kernel)
    beta = u[:, 0] * s[0]
    gamma = vt[0]
    error = np.abs(kernel - np.outer(beta, gamma)).max()
    return beta, gamma, error
