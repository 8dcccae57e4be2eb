# diagnosis: none
"""Prints, and returns nothing."""


def matmul_flops(m, k, n):
    print(2 * m * k * n)
