# diagnosis: three-factors
"""Hands out all three factors."""

import numpy as np


def svd_compress(weight, rank):
    if rank < 1 or rank > min(weight.shape):
        raise ValueError(f"rank {rank} is out of range")
    u, s, vt = np.linalg.svd(weight, full_matrices=False)
    left = u[:, :rank]
    right = vt[:rank]
    return left, s[:rank], right
