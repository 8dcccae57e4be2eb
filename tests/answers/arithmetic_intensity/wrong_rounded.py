# diagnosis: none
"""Rounded to two digits."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return round(2 * m * k * n / (bytes_per_element * (m * k + k * n + m * n)), 2)
