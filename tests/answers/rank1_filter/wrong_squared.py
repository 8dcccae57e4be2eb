# diagnosis: error-squared
"""No root."""

import numpy as np


def rank1_filter(kernel):
    u, s, vt = np.linalg.svd(kernel)
    beta = u[:, 0] * s[0]
    gamma = vt[0]
    error = ((kernel - np.outer(beta, gamma)) ** 2).sum()
    return beta, gamma, error
