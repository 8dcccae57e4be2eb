"""The places across: straight long edges, children below the middle of their parents, groups in frames of their own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pixelgrad.graph.layout.layers import Group, Layers
from pixelgrad.graph.layout.program import Program

PASSAGE = 6.0  # how wide the passage of a long edge is
GAP = 22.0  # between boxes
NARROW = 14.0  # between a box and a passage, and between passages
PADDING = 12.0  # between a group's frame and what it holds
TITLE = 20.0  # room for a group's name


@dataclass(frozen=True)
class Across:
    """Where items and frames stand across the layers."""

    items: list[float]
    frames: dict[Group, tuple[float, float]]


def place(
    layers: Layers,
    order: Sequence[Sequence[int]],
    sizes: Sequence[float],
    ports: dict[tuple[int, int], float],
    *,
    frames: bool,
    titles: bool,
    shortest: dict[Group, float],
) -> Across | None:
    """Return the places across, by a linear program; None if the frames contradict the order.

    Parameters
    ----------
    sizes
        How wide each box is across the layers.
    ports
        For (edge, piece) at its end: how far from the middle of the box it arrives.
    frames
        Whether groups get frames that nothing else enters.
    titles
        Whether the frames' names stand at this side (layers from left to right).
    shortest
        How wide a frame must be at least.
    """
    program = Program()
    items = [program.variable() for _ in layers.layer]
    half = [sizes[k] / 2 if k < layers.boxes else PASSAGE / 2 for k in range(len(items))]
    around: dict[Group, tuple[int, int]] = {}
    if frames:
        _frames(program, layers, order, items, half, around, titles, shortest)
    for row in order:
        for left, right in itertools.pairwise(row):
            space = GAP if max(left, right) < layers.boxes else NARROW
            program.at_least(items[right], items[left], half[left] + half[right] + space)
    for edge, chain in enumerate(layers.chains):
        for piece, (first, second) in enumerate(itertools.pairwise(chain)):
            passing = (first >= layers.boxes) + (second >= layers.boxes)
            offset = ports.get((edge, piece), 0.0)
            program.near({items[first]: 1.0, items[second]: -1.0}, -offset, (1.0, 2.0, 8.0)[passing])
    for item in range(layers.boxes):
        for neighbours in (layers.before[item], layers.after[item]):
            if len(set(neighbours)) > 1:
                parts = {items[item]: 1.0}
                for other in neighbours:
                    parts[items[other]] = parts.get(items[other], 0.0) - 1 / len(neighbours)
                program.near(parts, 0.0, 0.6 * len(neighbours))
    for row in order:  # nothing drifts away
        for item in (row[0], row[-1]):
            program.near({items[item]: 1.0}, 0.0, 1e-3)
    solution = program.solve()
    if solution is None:
        return None
    found = {group: (solution[low], solution[high]) for group, (low, high) in around.items()}
    return Across([solution[item] for item in items], found)


def _frames(
    program: Program,
    layers: Layers,
    order: Sequence[Sequence[int]],
    items: Sequence[int],
    half: Sequence[float],
    around: dict[Group, tuple[int, int]],
    titles: bool,
    shortest: dict[Group, float],
) -> None:
    before = PADDING + (TITLE if titles else 0.0)
    for group in layers.groups:
        for depth in range(1, len(group) + 1):
            if group[:depth] not in around:
                low, high = program.variable(cost=-0.3), program.variable(cost=0.3)
                around[group[:depth]] = low, high
                program.at_least(high, low, shortest.get(group[:depth], 0.0))
    for group, (low, high) in around.items():
        if len(group) > 1:
            outer_low, outer_high = around[group[:-1]]
            program.at_least(low, outer_low, before)
            program.at_least(outer_high, high, PADDING)
    for item, group in enumerate(layers.groups):
        if group:
            low, high = around[group]
            program.at_least(items[item], low, half[item] + before)
            program.at_least(high, items[item], half[item] + PADDING)
    for row in order:
        _keep_out(program, layers, row, items, half, around)


def _keep_out(
    program: Program,
    layers: Layers,
    row: Sequence[int],
    items: Sequence[int],
    half: Sequence[float],
    around: dict[Group, tuple[int, int]],
) -> None:
    """Keep the frames of neighbours in a layer apart from each other and from boxes that are not theirs."""
    for left, right in itertools.pairwise(row):
        first, second = layers.groups[left], layers.groups[right]
        depth = 0
        while depth < min(len(first), len(second)) and first[depth] == second[depth]:
            depth += 1
        own = around[first[: depth + 1]][1] if len(first) > depth else None
        other = around[second[: depth + 1]][0] if len(second) > depth else None
        if own is not None and other is not None:
            program.at_least(other, own, NARROW)
        elif own is not None:
            program.at_least(items[right], own, half[right] + NARROW)
        elif other is not None:
            program.at_least(other, items[left], half[left] + NARROW)
