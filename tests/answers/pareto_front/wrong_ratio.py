# diagnosis: none
"""Keeps what has the best accuracy for a byte."""


def pareto_front(points):
    best = max(accuracy / size for size, accuracy in points)
    return [(size, accuracy) for size, accuracy in points if accuracy / size >= 0.5 * best]
