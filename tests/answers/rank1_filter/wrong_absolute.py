# diagnosis: none
"""Without signs."""

import numpy as np


def rank1_filter(kernel):
    u, s, vt = np.linalg.svd(kernel)
    beta = np.abs(u[:, 0]) * s[0]
    gamma = np.abs(vt[0])
    error = np.linalg.norm(kernel - np.outer(beta, gamma))
    return beta, gamma, error
