# diagnosis: another-measure-of-error
"""The root of the mean."""

import numpy as np


def rank1_filter(kernel):
    u, s, vt = np.linalg.svd(kernel)
    beta = u[:, 0] * s[0]
    gamma = vt[0]
    error = np.sqrt(np.mean((kernel - np.outer(beta, gamma)) ** 2))
    return beta, gamma, error
