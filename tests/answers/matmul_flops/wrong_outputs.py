# diagnosis: counts-elements
"""Two for each element of C."""


def matmul_flops(m, k, n):
    return 2 * m * n
