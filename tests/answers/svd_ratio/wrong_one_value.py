# diagnosis: all-singular-values-counted
"""One number more, not t."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k) + 1
    return before / after
