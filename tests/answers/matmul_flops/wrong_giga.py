# diagnosis: none
"""In GFLOPs."""


def matmul_flops(m, k, n):
    return 2 * m * k * n / 1e9
