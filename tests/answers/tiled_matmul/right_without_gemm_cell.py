"""The file does not define gemm: the notebook does."""

import numpy as np


def tiled_matmul(a, b, tile):
    c = np.zeros((len(a), b.shape[1]))
    for p in range(0, len(b), tile):
        for i in range(0, len(a), tile):
            for j in range(0, b.shape[1], tile):
                here = slice(i, i + tile), slice(j, j + tile)
                c[here] = gemm(a[i : i + tile, p : p + tile], b[p : p + tile, j : j + tile], c[here])
    return c
