# diagnosis: whole-numbers
"""Rounded down."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return 2 * m * k * n // (bytes_per_element * (m * k + k * n + m * n))
