"""On torch tensors."""

import torch


def gemm(A, B, C):
    return A @ B + C


def tiled_matmul(a, b, tile):
    rows = torch.from_numpy(a).split(tile)
    columns = torch.from_numpy(b).split(tile, dim=1)
    strips = []
    for row in rows:
        strip = []
        for column in columns:
            c = torch.zeros(row.shape[0], column.shape[1], dtype=torch.float64)
            for left, right in zip(row.split(tile, dim=1), column.split(tile)):
                c = gemm(left, right, c)
            strip.append(c)
        strips.append(torch.cat(strip, dim=1))
    return torch.cat(strips).numpy()
