"""With helper functions and another name for the last parameter's default."""


def matmul_flops(m, k, n):
    return 2 * m * k * n


def size(rows, columns, each):
    return rows * columns * each


def arithmetic_intensity(m, k, n, bytes_per_element=4, flops=matmul_flops):
    total = size(m, k, bytes_per_element) + size(k, n, bytes_per_element) + size(m, n, bytes_per_element)
    return flops(m, k, n) / total
