# diagnosis: none
"""Thirds."""


def halve_until_small(x, limit=1.0):
    y = x.clone()
    while y.norm() > limit:
        y = y / 3
    return y
