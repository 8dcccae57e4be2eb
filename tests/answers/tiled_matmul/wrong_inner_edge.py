# diagnosis: edges-dropped
"""Drops the last columns of A."""

import numpy as np


def gemm(A, B, C):
    return A @ B + C


def tiled_matmul(a, b, tile):
    c = np.zeros((a.shape[0], b.shape[1]))
    for i in range(0, a.shape[0], tile):
        for j in range(0, b.shape[1], tile):
            for p in range(0, a.shape[1] // tile * tile, tile):
                c[i : i + tile, j : j + tile] = gemm(
                    a[i : i + tile, p : p + tile], b[p : p + tile, j : j + tile], c[i : i + tile, j : j + tile]
                )
    return c
