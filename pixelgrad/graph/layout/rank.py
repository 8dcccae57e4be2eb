"""The layer of each box: as early as needed, and the edges as short as possible altogether."""

from __future__ import annotations

from collections.abc import Sequence

from pixelgrad.graph.layout.program import Program

Group = tuple[str, ...]


def ranks(count: int, edges: Sequence[tuple[int, int]], groups: Sequence[Group]) -> list[int]:
    """Return a layer for each of `count` boxes, from 0; every edge leads to a later layer.

    The sum of the edges' lengths is smallest; members of a group stay close. It is a linear program whose corners are
    whole numbers.

    References
    ----------
    E. Gansner, E. Koutsofios, S. North, K.-P. Vo (1993), "A technique for drawing directed graphs".
    """
    program = Program()
    places = [program.variable(low=0) for _ in range(count)]
    ends: dict[Group, tuple[int, int]] = {}
    for group in groups:
        for depth in range(1, len(group) + 1):
            if group[:depth] not in ends:
                first, last = program.variable(low=0), program.variable(low=0)
                program.cost(last, 0.1)
                program.cost(first, -0.1)
                ends[group[:depth]] = first, last
    for place, group in zip(places, groups, strict=True):
        program.cost(place, 1e-4)  # what is alone stands first
        for depth in range(1, len(group) + 1):
            first, last = ends[group[:depth]]
            program.at_least(place, first, 0)
            program.at_least(last, place, 0)
    for start, end in edges:
        program.at_least(places[end], places[start], 1)
        program.cost(places[end], 1)
        program.cost(places[start], -1)
    solution = program.solve()
    if solution is None:
        raise ValueError("edges: they form a circle")
    found = [round(solution[place]) for place in places]
    lowest = min(found, default=0)
    return [rank - lowest for rank in found]
