"""`pareto_front`: the trade-offs that are worth choosing between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

Point = tuple[float, float]
Points = list[Point]


def _dominates(one: Point, other: Point) -> bool:
    """Whether `one` is no worse in both and better in one of them: fewer bytes, a higher accuracy."""
    return one[0] <= other[0] and one[1] >= other[1] and one != other


def _front(dominates: Callable[[Point, Point], bool] = _dominates) -> Callable[[Points], Points]:
    return lambda points: [point for point in points if not any(dominates(other, point) for other in points)]


def _no_worse(one: Point, other: Point) -> bool:
    return one[0] <= other[0] and one[1] >= other[1]


def _others_no_worse(points: Points) -> Points:
    """Return the points that no other point, at another place of the list, is as good as."""
    return [
        point
        for place, point in enumerate(points)
        if not any(_no_worse(other, point) for at, other in enumerate(points) if at != place)
    ]


def _sweep(points: Points, key: Callable[[Point], Any], at_least: bool = False) -> Points:
    """Go through the points in some order, and keep what is better than all before."""
    front: Points = []
    for point in sorted(points, key=key):
        if not front or point[1] > front[-1][1] or (at_least and point[1] == front[-1][1]):
            front.append(point)
    return front


def _only_neighbours(points: Points) -> Points:
    """Compare each point with the one before it only."""
    ordered = sorted(points, key=lambda point: (point[0], -point[1]))
    return [point for place, point in enumerate(ordered) if place == 0 or point[1] > ordered[place - 1][1]]


def _hull(points: Points) -> Points:
    """Return the corners of the front only: those that a straight line between two others does not pass above."""
    hull: Points = []
    for x, y in _sweep(points, lambda point: (point[0], -point[1])):
        while len(hull) > 1:
            (x0, y0), (x1, y1) = hull[-2:]
            if (y1 - y0) * (x - x0) > (y - y0) * (x1 - x0):
                break
            hull.pop()
        hull.append((x, y))
    return hull


def _sorted_in_place(points: Points) -> Points:
    points.sort(key=lambda point: (point[0], -point[1]))
    return _front()(points)


def _complement(points: Points) -> Points:
    kept = _front()(points)
    return [point for point in points if point not in kept]


def pareto_front_cases(rng: Generator) -> Iterator[Case]:
    """Ask for fronts by hand, with ties, with points apart from each other, and for the points as they were."""

    def case(group: str, points: Sequence[Point], about: str, probe: str = "front_points") -> Case:
        shuffled = [points[place] for place in rng.permutation(len(points))]
        return Case(group, (shuffled,), about=about, probe=probe)

    size, score = int(rng.integers(20, 60)) * 1000, round(float(rng.uniform(0.90, 0.95)), 4)
    corners = [(size, score), (2 * size, score + 0.02), (5 * size, score + 0.03)]
    below = [(3 * size, score + 0.01), (4 * size, score - 0.02), (6 * size, score + 0.02)]
    yield case("front", [*corners, *below], "six networks, three of which are on the front")
    yield case("front", [(size, score)], "one network")
    yield case("front", corners, "three networks of which none dominates another")
    yield case("front", [*corners[:1], *below[1:]], "one network that dominates all others")
    # Between the two corners, below the straight line, and still not dominated by anything.
    inner = [(size, score), (4 * size, score + 0.004), (5 * size, score + 0.03), (9 * size, score + 0.031)]
    yield case("inner points", inner, "points below the straight line between two others")
    # After the best one come several that get better again, without reaching it.
    saw = [(size, 0.97), (2 * size, 0.90), (3 * size, 0.93), (4 * size, 0.96), (5 * size, 0.98), (6 * size, 0.95)]
    yield case("front", saw, "dominated points whose accuracies grow with their bytes")

    same_size = [(size, score), (size, score + 0.01), (size, score - 0.03), (3 * size, score + 0.02)]
    yield case("ties", same_size, "three networks of the same size")
    same_score = [(size, score), (2 * size, score), (4 * size, score), (size // 2, score - 0.05)]
    yield case("ties", same_score, "three networks of the same accuracy")
    both = [(size, score), (size, score + 0.01), (2 * size, score + 0.01), (2 * size, score + 0.02), (3 * size, score)]
    yield case("ties", both, "ties in bytes and in accuracy")
    for count in (25, 60):
        # Few different values, so that there are many ties, and no exact duplicates.
        grid = [(1000 * (x + 1), round(0.8 + 0.01 * y, 4)) for x in range(12) for y in range(12)]
        chosen = [grid[place] for place in rng.choice(len(grid), count, replace=False)]
        # Above one another they would all be dominated by one point; a falling edge leaves a front of several.
        kept = [(x, y) for x, y in chosen if y <= 0.8 + x / 1.2e5] or chosen
        yield case("many points", kept, f"{len(kept)} networks, many of them with ties")
    scattered = [(int(rng.integers(10**4, 10**6)), round(float(rng.uniform(0.5, 1)), 6)) for _ in range(40)]
    yield case("many points", scattered, "40 networks, scattered")
    yield case("the given list", scattered[:8], "the given list afterwards", probe="front_given")


PARETO_FRONT = Exercise(
    id="pareto_front",
    unit="08_deployment",
    points=1,
    reference=_front(),
    cases=pareto_front_cases,
    misconceptions=(
        Misconception(
            "keeps-dominated-ties",
            "A point is still there although another one is as good in one of the two and better in the other.",
            (
                _front(lambda one, other: one[0] < other[0] and one[1] > other[1]),
                lambda points: _sweep(points, lambda point: (point[0], -point[1]), at_least=True),
                lambda points: _sweep(points, lambda point: (point[0], point[1])),
                _front(lambda one, other: one[0] < other[0] and one[1] >= other[1]),
                _front(lambda one, other: one[0] <= other[0] and one[1] > other[1]),
            ),
        ),
        Misconception(
            "more-bytes-are-better",
            "The points were chosen as if more bytes were better; fewer are.",
            (_front(lambda one, other: one[0] >= other[0] and one[1] >= other[1] and one != other),),
        ),
        Misconception(
            "lower-accuracy-is-better",
            "The points were chosen as if a lower accuracy were better, as with an error; a higher one is.",
            (_front(lambda one, other: one[0] <= other[0] and one[1] <= other[1] and one != other),),
        ),
        Misconception(
            "better-in-one-is-enough",
            "A point was dropped because another one is better in one of the two; it has to be no worse in both.",
            (
                _front(lambda one, other: one[0] < other[0] or one[1] > other[1]),
                _front(lambda one, other: one[1] > other[1]),
                _front(lambda one, other: one[0] < other[0]),
                lambda points: [max(points, key=lambda point: (point[1], -point[0]))],
                lambda points: [min(points, key=lambda point: (point[0], -point[1]))],
            ),
        ),
        Misconception(
            "compares-with-itself",
            "Nothing is left: each point was also compared with itself, and is no worse than that.",
            (_front(_no_worse),),
        ),
        Misconception(
            "only-neighbours",
            "Each point was compared with the next smaller one only; what dominates it may be further away.",
            (_only_neighbours,),
        ),
        Misconception(
            "convex-hull",
            "A point was dropped because it lies below the line between two others; none of the two dominates it.",
            (_hull,),
        ),
        Misconception(
            "dominated-ones-returned",
            "The points that came back are those that are dominated.",
            (_complement,),
        ),
        Misconception(
            "sorts-the-given-list",
            "The list that was given is in another order afterwards; it belongs to the caller.",
            (_sorted_in_place,),
        ),
    ),
)
