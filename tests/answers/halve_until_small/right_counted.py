"""Counts first, then divides once."""

import torch


def halve_until_small(x, limit=1.0):
    with torch.no_grad():
        size, count = float(torch.sqrt(torch.sum(x**2))), 0
        while size > limit:
            size, count = size / 2, count + 1
    return x / 2**count
