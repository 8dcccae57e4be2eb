"""Pads to whole tiles, and cuts."""

import numpy as np


def gemm(A, B, C):
    return A @ B + C


def padded(matrix, tile):
    rows, columns = (-side % tile for side in matrix.shape)
    return np.pad(matrix, ((0, rows), (0, columns)))


def tiled_matmul(a, b, tile):
    big_a, big_b = padded(a, tile), padded(b, tile)
    out = np.zeros((big_a.shape[0], big_b.shape[1]))
    steps = [range(side // tile) for side in (big_a.shape[0], big_b.shape[1], big_a.shape[1])]
    for i in steps[0]:
        for j in steps[1]:
            block = out[i * tile : (i + 1) * tile, j * tile : (j + 1) * tile]
            for p in steps[2]:
                block[...] = gemm(
                    big_a[i * tile : (i + 1) * tile, p * tile : (p + 1) * tile],
                    big_b[p * tile : (p + 1) * tile, j * tile : (j + 1) * tile],
                    block,
                )
    return out[: a.shape[0], : b.shape[1]].copy()
