# diagnosis: none
"""Returns nothing."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k + 1)
    print(before / after)
