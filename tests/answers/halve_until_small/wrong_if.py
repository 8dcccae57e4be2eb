# diagnosis: halved-once
"""if for while."""


def halve_until_small(x, limit=1.0):
    if x.norm() > limit:
        return x / 2
    return x.clone()
