"""The layers of a layout: boxes, and the places where long edges pass."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

Group = tuple[str, ...]


@dataclass
class Layers:
    """Items by layer. Items 0 to n − 1 are the boxes, the others are passages of long edges.

    Parameters
    ----------
    order
        The items of each layer, in order across.
    chains
        For each edge the items that it passes, from its start to its end.
    groups
        For each item the groups that it stands in.
    """

    boxes: int
    order: list[list[int]]
    chains: list[list[int]]
    groups: list[Group]
    layer: list[int]
    before: list[list[int]] = field(default_factory=list)  # neighbours in the layer before, one for each edge
    after: list[list[int]] = field(default_factory=list)


def layers_of(ranks: Sequence[int], edges: Sequence[tuple[int, int]], groups: Sequence[Group]) -> Layers:
    """Cut long edges into pieces that lead from one layer to the next."""
    spans: dict[Group, tuple[int, int]] = {}
    for rank, group in zip(ranks, groups, strict=True):
        for depth in range(1, len(group) + 1):
            low, high = spans.get(group[:depth], (rank, rank))
            spans[group[:depth]] = min(low, rank), max(high, rank)
    order: list[list[int]] = [[] for _ in range(max(ranks, default=-1) + 1)]
    layer, membership = list(ranks), list(groups)
    for item, rank in enumerate(ranks):
        order[rank].append(item)
    chains: list[list[int]] = []
    for start, end in edges:
        chain = [start]
        for rank in range(ranks[start] + 1, ranks[end]):
            layer.append(rank)
            membership.append(_passing(groups[start], groups[end], rank, spans))
            order[rank].append(len(layer) - 1)
            chain.append(len(layer) - 1)
        chains.append([*chain, end])
    result = Layers(len(ranks), order, chains, membership, layer)
    result.before = [[] for _ in layer]
    result.after = [[] for _ in layer]
    for chain in chains:
        for first, second in itertools.pairwise(chain):
            result.after[first].append(second)
            result.before[second].append(first)
    return result


def _passing(start: Group, end: Group, rank: int, spans: dict[Group, tuple[int, int]]) -> Group:
    """Return the groups that an edge is inside of in a layer: those of its ends, as far as they reach there."""
    depth = 0
    while depth < min(len(start), len(end)) and start[depth] == end[depth]:
        depth += 1
    for group, reaches in ((end, lambda span: span[0] <= rank), (start, lambda span: rank <= span[1])):
        inside = depth
        while inside < len(group) and reaches(spans[group[: inside + 1]]):
            inside += 1
        if inside > depth:
            return group[:inside]
    return end[:depth]


def crossings(layers: Layers, order: Sequence[Sequence[int]]) -> int:
    """Count how often edges cross between neighbouring layers."""
    return sum(between(layers, order[k], order[k + 1]) for k in range(len(order) - 1))


def between(layers: Layers, upper: Sequence[int], lower: Sequence[int]) -> int:
    """Count the crossings between two neighbouring layers, by inversions in a tree of sums."""
    place = {item: k for k, item in enumerate(lower)}
    size = len(lower) + 1
    tree = [0] * (size + 1)
    total = seen = 0
    for item in upper:
        ends = sorted(place[other] for other in layers.after[item])
        for end in ends:
            passed, k = 0, end + 1
            while k > 0:
                passed += tree[k]
                k -= k & -k
            total += seen - passed
        for end in ends:
            seen += 1
            k = end + 1
            while k <= size:
                tree[k] += 1
                k += k & -k
    return total
