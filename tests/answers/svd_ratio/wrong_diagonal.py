# diagnosis: all-singular-values-counted
"""A whole diagonal matrix."""


def svd_ratio(m, k, t):
    before = m * k
    after = m * t + t * t + t * k
    return before / after
