# diagnosis: tiles-at-the-same-place
"""Tile by tile at the same place."""

import numpy as np


def tiled_matmul(a, b, tile):
    c = np.zeros((a.shape[0], b.shape[1]))
    for i in range(0, a.shape[0], tile):
        for j in range(0, b.shape[1], tile):
            here = np.s_[i : i + tile, j : j + tile]
            c[here] = gemm(a[here], b[here], c[here])
    return c
