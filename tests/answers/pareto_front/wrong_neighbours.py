# diagnosis: only-neighbours
"""Compares with the one before only."""


def pareto_front(points):
    ordered = sorted(points, key=lambda p: (p[0], -p[1]))
    front = ordered[:1]
    for before, p in zip(ordered, ordered[1:]):
        if p[1] > before[1]:
            front.append(p)
    return front
