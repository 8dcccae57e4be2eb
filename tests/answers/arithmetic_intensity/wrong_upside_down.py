# diagnosis: upside-down
"""Bytes per FLOP."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return bytes_per_element * (m * k + k * n + m * n) / (2 * m * k * n)
