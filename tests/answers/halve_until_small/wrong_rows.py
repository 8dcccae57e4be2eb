# diagnosis: another-size
"""Each row for itself."""


def halve_until_small(x, limit=1.0):
    y = x.clone()
    while (y.norm(dim=-1) > limit).any():
        y = y / 2
    return y
