# diagnosis: same-tensor-returned
"""x itself when small."""


def halve_until_small(x, limit=1.0):
    while x.norm() > limit:
        x = x / 2
    return x
