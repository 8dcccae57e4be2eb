"""The formula."""


def matmul_flops(m: int, k: int, n: int) -> int:
    return 2 * m * k * n
