# diagnosis: none
"""Returns an array."""

import numpy as np


def pareto_front(points):
    front = [p for p in points if not any(q != p and q[0] <= p[0] and q[1] >= p[1] for q in points)]
    return np.array(front)
