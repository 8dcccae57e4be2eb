# diagnosis: any-rank-taken
"""Does not look at the rank."""

import numpy as np


def svd_compress(weight, rank):
    u, s, vt = np.linalg.svd(weight, full_matrices=False)
    left = u[:, :rank] * s[:rank]
    right = vt[:rank]
    return left, right
