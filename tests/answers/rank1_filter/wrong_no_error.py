# diagnosis: none
"""Two results."""

import numpy as np


def rank1_filter(kernel):
    u, s, vt = np.linalg.svd(kernel)
    beta = u[:, 0] * s[0]
    gamma = vt[0]
    error = np.linalg.norm(kernel - np.outer(beta, gamma))
    return beta, gamma
