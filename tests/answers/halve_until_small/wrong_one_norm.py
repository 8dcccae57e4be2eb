# diagnosis: another-size
"""The 1-norm."""


def halve_until_small(x, limit=1.0):
    y = x.clone()
    while y.norm(p=1) > limit:
        y = y / 2
    return y
