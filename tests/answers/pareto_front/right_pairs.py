"""Compares each point with all others."""


def pareto_front(points):
    def dominates(a, b):
        return a[0] <= b[0] and a[1] >= b[1] and (a[0] < b[0] or a[1] > b[1])

    return [p for p in points if not any(dominates(q, p) for q in points)]
