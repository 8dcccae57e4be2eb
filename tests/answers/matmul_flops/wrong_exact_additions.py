# diagnosis: one-addition-fewer
"""One addition fewer than multiplications."""


def matmul_flops(m, k, n):
    return m * k * n + m * n * (k - 1)
