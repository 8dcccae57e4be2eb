# diagnosis: none
"""Returns a list of lists."""


def tiled_matmul(a, b, tile):
    rows, columns, inner = a.shape[0], b.shape[1], a.shape[1]
    c = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            for p in range(inner):
                c[i][j] = float(gemm(a[i : i + 1, p : p + 1], b[p : p + 1, j : j + 1], c[i][j])[0, 0])
    return c
