# diagnosis: none
"""Half the precision."""


def halve_until_small(x, limit=1.0):
    y = x.float() * 1
    while y.norm() > limit:
        y = y / 2
    return y
