"""The singular values go to the left."""

import numpy as np


def svd_compress(weight, rank):
    if rank < 1 or rank > min(weight.shape):
        raise ValueError(f"rank {rank} is out of range")
    u, s, vt = np.linalg.svd(weight, full_matrices=False)
    left = u[:, :rank] * s[:rank]
    right = vt[:rank]
    return left, right
