# diagnosis: none
"""Adds a row to the product."""


def matmul_flops(m, k, n):
    return 2 * m * k * n + m * n
