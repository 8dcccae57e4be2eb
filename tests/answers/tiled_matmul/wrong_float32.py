# diagnosis: none
"""Sums in float32."""

import numpy as np


def tiled_matmul(a, b, tile):
    c = np.zeros((a.shape[0], b.shape[1]), dtype=np.float32)
    for i in range(0, a.shape[0], tile):
        for j in range(0, b.shape[1], tile):
            for p in range(0, a.shape[1], tile):
                here = np.s_[i : i + tile, j : j + tile]
                c[here] = gemm(a[i : i + tile, p : p + tile], b[p : p + tile, j : j + tile], c[here])
    return c
