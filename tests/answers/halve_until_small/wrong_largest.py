# diagnosis: another-size
"""The largest entry."""


def halve_until_small(x, limit=1.0):
    y = x.clone()
    while y.abs().max() > limit:
        y = y / 2
    return y
