# diagnosis: keeps-dominated-ties
"""Only drops what is beaten in both."""


def pareto_front(points):
    return [p for p in points if not any(q[0] < p[0] and q[1] > p[1] for q in points)]
