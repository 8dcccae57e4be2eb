"""Exact, then a float."""

from fractions import Fraction


def svd_ratio(m: int, k: int, t: int) -> float:
    return float(Fraction(m * k, t * (m + k + 1)))
