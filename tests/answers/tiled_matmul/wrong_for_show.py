# diagnosis: not-through-gemm
"""Calls gemm, and throws the result away."""

import numpy as np


def gemm(A, B, C):
    return A @ B + C


def tiled_matmul(a, b, tile):
    for i in range(0, a.shape[0], tile):
        gemm(a[i : i + tile, :tile], b[:tile, :tile], 0)
    return np.matmul(a, b)
