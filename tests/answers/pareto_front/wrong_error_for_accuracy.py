# diagnosis: lower-accuracy-is-better
"""Takes accuracy for an error."""


def pareto_front(points):
    return [p for p in points if not any(q != p and q[0] <= p[0] and q[1] <= p[1] for q in points)]
