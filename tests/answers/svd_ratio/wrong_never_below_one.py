# diagnosis: none
"""Never less than 1."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k + 1)
    return max(1.0, before / after)
