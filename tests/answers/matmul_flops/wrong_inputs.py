# diagnosis: counts-elements
"""The elements of A and B."""


def matmul_flops(m, k, n):
    return m * k + k * n
