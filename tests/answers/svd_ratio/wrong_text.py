# diagnosis: none
"""A text."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k + 1)
    return f"{before / after:.2f}x"
