"""Numbers before over numbers after."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k + 1)
    return before / after
