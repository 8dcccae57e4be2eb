# diagnosis: elements-for-bytes
"""Elements for bytes."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return 2 * m * k * n / (m * k + k * n + m * n)
