# diagnosis: none
"""Two digits."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k + 1)
    return round(before / after, 2)
