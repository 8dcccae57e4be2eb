# diagnosis: none
"""Moves the sides, not the matrices."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return 2 * m * k * n / (bytes_per_element * (m + k + n))
