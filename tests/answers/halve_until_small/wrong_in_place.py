# diagnosis: halved-in-place
"""In place."""


def halve_until_small(x, limit=1.0):
    while x.norm() > limit:
        x.data.mul_(0.5)
    return x
