# diagnosis: additions-forgotten
"""Multiplications only."""


def matmul_flops(m, k, n):
    return m * k * n
