# diagnosis: upside-down
"""After over before."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k + 1)
    return after / before
