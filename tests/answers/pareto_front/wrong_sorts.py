# diagnosis: sorts-the-given-list
"""Sorts the caller's list."""


def pareto_front(points):
    points.sort(key=lambda p: (p[0], -p[1]))
    best, front = -1.0, []
    for p in points:
        if p[1] > best:
            front.append(p)
            best = p[1]
    return front
