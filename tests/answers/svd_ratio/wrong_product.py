# diagnosis: factors-multiplied
"""Multiplies the sizes."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m * k + 1)
    return before / after
