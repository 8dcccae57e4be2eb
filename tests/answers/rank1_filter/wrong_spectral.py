# diagnosis: error-of-the-next-value-alone
"""The next singular value."""

import numpy as np


def rank1_filter(kernel):
    u, s, vt = np.linalg.svd(kernel)
    beta = u[:, 0] * s[0]
    gamma = vt[0]
    error = s[1] if len(s) > 1 else 0.0
    return beta, gamma, error
