# diagnosis: bits-for-bytes
"""Takes the size for bits."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return 2 * m * k * n / (bytes_per_element / 8 * (m * k + k * n + m * n))
