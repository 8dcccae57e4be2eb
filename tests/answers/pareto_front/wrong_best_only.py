# diagnosis: better-in-one-is-enough
"""The most accurate one alone."""


def pareto_front(points):
    return [max(points, key=lambda p: (p[1], -p[0]))]
