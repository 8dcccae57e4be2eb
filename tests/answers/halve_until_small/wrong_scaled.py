# diagnosis: scaled-to-the-limit
"""To the limit exactly."""


def halve_until_small(x, limit=1.0):
    size = x.norm()
    return x * (limit / size) if size > limit else x.clone()
