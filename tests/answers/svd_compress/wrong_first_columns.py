# diagnosis: none
"""Keeps the first columns of the weights themselves."""

import numpy as np


def svd_compress(weight, rank):
    if rank < 1 or rank > min(weight.shape):
        raise ValueError(f"rank {rank} is out of range")
    u, s, vt = np.linalg.svd(weight, full_matrices=False)
    left = weight[:, :rank]
    right = np.linalg.pinv(left) @ weight
    return left, right
