"""Sorts, then goes through once; duplicates go."""


def pareto_front(points: list[tuple[int, float]]) -> list[tuple[int, float]]:
    best, front = float("-inf"), []
    for size, accuracy in sorted(points, key=lambda p: (p[0], -p[1])):
        if accuracy > best:
            front.append((size, accuracy))
            best = accuracy
    return front
