# diagnosis: none
"""The second pair of vectors."""

import numpy as np


def rank1_filter(kernel):
    u, s, vt = np.linalg.svd(kernel)
    beta = u[:, -1] * s[-1]
    gamma = vt[len(s) - 1]
    error = np.linalg.norm(kernel - np.outer(beta, gamma))
    return beta, gamma, error
