# diagnosis: singular-values-not-counted
"""Without the singular values."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k)
    return before / after
