# diagnosis: none
"""Counts bits of the singular values as 64."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k + 2)
    return before / after
