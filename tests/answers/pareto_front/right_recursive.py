"""Splits the sorted points in two halves and joins their fronts; largest first."""


def front_of(points):
    if len(points) <= 1:
        return points
    half = len(points) // 2
    left, right = front_of(points[:half]), front_of(points[half:])
    best = max(accuracy for _, accuracy in left)
    return left + [p for p in right if p[1] > best]


def pareto_front(points):
    ordered = sorted(set(points), key=lambda p: (p[0], -p[1]))
    smallest = []
    for p in ordered:
        if not smallest or smallest[-1][0] != p[0]:
            smallest.append(p)
    return front_of(smallest)[::-1]
