# diagnosis: limit-ignored
"""The limit is 1."""


def halve_until_small(x, limit=1.0):
    y = x.clone()
    while y.norm() > 1:
        y = y / 2
    return y
