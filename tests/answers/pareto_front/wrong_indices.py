# diagnosis: none
"""Returns places in the list."""


def pareto_front(points):
    return [i for i, p in enumerate(points) if not any(q != p and q[0] <= p[0] and q[1] >= p[1] for q in points)]
