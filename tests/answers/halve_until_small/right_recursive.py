"""Recursive."""


def halve_until_small(x, limit=1.0):
    if (x * x).sum().sqrt().item() <= limit:
        return x * 1
    return halve_until_small(0.5 * x, limit)
