# diagnosis: elements-for-bytes
"""Always four bytes."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return 2 * m * k * n / (4 * (m * k + k * n + m * n))
