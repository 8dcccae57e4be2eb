# diagnosis: any-rank-taken
"""Takes the nearest rank that exists."""

import numpy as np


def svd_compress(weight, rank):
    rank = max(1, min(rank, min(weight.shape)))
    u, s, vt = np.linalg.svd(weight, full_matrices=False)
    left = u[:, :rank] * s[:rank]
    right = vt[:rank]
    return left, right
