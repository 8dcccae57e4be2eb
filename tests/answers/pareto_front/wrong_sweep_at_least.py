# diagnosis: keeps-dominated-ties
"""The sweep keeps equal accuracies."""


def pareto_front(points):
    front, best = [], -1.0
    for size, accuracy in sorted(points, key=lambda p: (p[0], -p[1])):
        if accuracy >= best:
            front.append((size, accuracy))
            best = accuracy
    return front
