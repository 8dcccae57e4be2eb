"""With exact fractions."""

from fractions import Fraction


def arithmetic_intensity(m, k, n, bytes_per_element):
    return float(Fraction(2 * m * k * n) / (Fraction(bytes_per_element) * (m * k + k * n + m * n)))
