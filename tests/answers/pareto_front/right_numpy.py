"""A matrix of comparisons; lists of two numbers come back."""

import numpy as np


def pareto_front(points):
    if not points:
        return []
    p = np.array(points, dtype=float)
    no_worse = (p[:, None, 0] <= p[None, :, 0]) & (p[:, None, 1] >= p[None, :, 1])
    better = (p[:, None, 0] < p[None, :, 0]) | (p[:, None, 1] > p[None, :, 1])
    return p[~(no_worse & better).any(axis=0)].tolist()
