# diagnosis: halved-once-more
"""One time too many."""


def halve_until_small(x, limit=1.0):
    y = x.clone()
    while y.norm() > limit:
        y = y / 2
    return y / 2
