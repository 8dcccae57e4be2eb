# diagnosis: keeps-dominated-ties
"""Sorts by bytes and then by rising accuracy."""


def pareto_front(points):
    front = []
    for p in sorted(points):
        if not front or p[1] > front[-1][1]:
            front.append(p)
    return front
