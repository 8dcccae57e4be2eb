# diagnosis: not-through-gemm
"""Multiplies element by element."""

import numpy as np


def tiled_matmul(a, b, tile):
    out = np.zeros((a.shape[0], b.shape[1]))
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            for p in range(a.shape[1]):
                out[i, j] += a[i, p] * b[p, j]
    return out
