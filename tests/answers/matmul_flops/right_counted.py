"""Counts an element's work, then the elements."""


def matmul_flops(m, k, n):
    multiplications = additions = k
    return (multiplications + additions) * m * n
