# diagnosis: convex-hull
"""The convex hull of the front."""


def pareto_front(points):
    front, best = [], -1.0
    for size, accuracy in sorted(points, key=lambda p: (p[0], -p[1])):
        if accuracy <= best:
            continue
        best = accuracy
        while len(front) >= 2:
            (x0, y0), (x1, y1) = front[-2], front[-1]
            if (accuracy - y1) * (x1 - x0) < (y1 - y0) * (size - x1):
                break
            front.pop()
        front.append((size, accuracy))
    return front
