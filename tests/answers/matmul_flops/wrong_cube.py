# diagnosis: square-matrices-only
"""Squares only."""


def matmul_flops(m, k, n):
    return 2 * n**3
