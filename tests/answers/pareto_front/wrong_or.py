# diagnosis: better-in-one-is-enough
"""An or for an and."""


def pareto_front(points):
    return [p for p in points if not any(q[0] < p[0] or q[1] > p[1] for q in points)]
