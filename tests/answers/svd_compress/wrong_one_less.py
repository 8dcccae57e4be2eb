# diagnosis: none
"""One value less than asked for."""

import numpy as np


def svd_compress(weight, rank):
    if rank < 1 or rank > min(weight.shape):
        raise ValueError(f"rank {rank} is out of range")
    u, s, vt = np.linalg.svd(weight, full_matrices=False)
    left = u[:, :rank] * np.where(np.arange(rank) < max(rank - 1, 1), s[:rank], 0)
    right = vt[:rank]
    return left, right
