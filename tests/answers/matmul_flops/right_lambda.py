"""A lambda."""

matmul_flops = lambda m, k, n: (m * n) * (2 * k)
