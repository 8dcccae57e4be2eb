# diagnosis: dominated-ones-returned
"""Returns the rest."""


def pareto_front(points):
    return [p for p in points if any(q[0] <= p[0] and q[1] >= p[1] and (q[0] < p[0] or q[1] > p[1]) for q in points)]
