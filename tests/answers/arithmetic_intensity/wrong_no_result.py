# diagnosis: result-not-moved
"""C is not moved."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return 2 * m * k * n / (bytes_per_element * (m * k + k * n))
