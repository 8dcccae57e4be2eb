# diagnosis: gradient-cut
"""Detached, with a gradient of its own."""


def halve_until_small(x, limit=1.0):
    y = x.detach().clone()
    while y.norm() > limit:
        y = y / 2
    return y.requires_grad_()
