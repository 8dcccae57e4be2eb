# diagnosis: none
"""The result is transposed."""

import numpy as np


def tiled_matmul(a, b, tile):
    c = np.zeros((b.shape[1], a.shape[0]))
    for i in range(0, a.shape[0], tile):
        for j in range(0, b.shape[1], tile):
            for p in range(0, a.shape[1], tile):
                here = np.s_[j : j + tile, i : i + tile]
                c[here] = gemm(b.T[j : j + tile, p : p + tile], a.T[p : p + tile, i : i + tile], c[here])
    return c
