# diagnosis: none
"""Loses half a byte."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return 2 * m * k * n / (max(1, int(bytes_per_element)) * (m * k + k * n + m * n))
