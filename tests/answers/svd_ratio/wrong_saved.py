# diagnosis: saving-in-place-of-ratio
"""The share that is saved."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k + 1)
    return 1 - after / before
