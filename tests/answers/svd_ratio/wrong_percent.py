# diagnosis: saving-in-place-of-ratio
"""In percent."""


def svd_ratio(m, k, t):
    before = m * k
    after = t * (m + k + 1)
    return 100 * (1 - after / before)
