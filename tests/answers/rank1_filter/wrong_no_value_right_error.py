# diagnosis: forgets-the-singular-value
"""Unit vectors, the error of the right ones."""

import numpy as np


def rank1_filter(kernel):
    u, s, vt = np.linalg.svd(kernel)
    beta = u[:, 0]
    gamma = vt[0]
    error = np.linalg.norm(s[1:])
    return beta, gamma, error
