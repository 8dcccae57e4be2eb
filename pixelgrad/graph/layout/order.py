"""The order across each layer: sweeps by barycentre and median, exchanges of neighbours, several beginnings."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from statistics import median

from pixelgrad.graph.layout.layers import Layers, crossings

_SWEEPS = 10
_PATIENCE = 14  # beginnings without a better end
_WORK = 5_000  # items times beginnings: the larger a graph, the fewer beginnings are tried


def order_layers(layers: Layers) -> tuple[list[list[int]], int]:
    """Return the order with the fewest crossings that was found, and their number. Groups stay together.

    References
    ----------
    K. Sugiyama, S. Tagawa, M. Toda (1981), "Methods for visual understanding of hierarchical system structures".
    """
    draws = random.Random(3)
    best = [_together(layers, row, dict(zip(row, range(len(row)), strict=True))) for row in _depth_first(layers)]
    fewest = crossings(layers, best)
    beginnings = max(2, min(40, _WORK // (len(layers.layer) + 1)))
    since = 0
    for attempt in range(beginnings):
        if attempt and (fewest == 0 or since > _PATIENCE):
            break
        current = [list(row) for row in best] if attempt % 4 else _depth_first(layers)
        if attempt:
            _shake(layers, current, draws, everything=attempt % 4 == 0)
        found, count = _improve(layers, current, barycentre=attempt % 2 == 0)
        since += 1
        if count < fewest:
            best, fewest, since = found, count, 0
    return best, fewest


def _improve(layers: Layers, order: list[list[int]], *, barycentre: bool) -> tuple[list[list[int]], int]:
    best, fewest = [list(row) for row in order], crossings(layers, order)
    stale = 0
    for sweep in range(_SWEEPS):
        _sweep(layers, order, down=sweep % 2 == 0, middle=_mean if barycentre == (sweep % 4 < 2) else median)
        _exchange(layers, order)
        count = crossings(layers, order)
        if count < fewest:
            best, fewest, stale = [list(row) for row in order], count, 0
        else:
            stale += 1
        if fewest == 0 or stale > 4:
            break
    return best, fewest


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _sweep(layers: Layers, order: list[list[int]], *, down: bool, middle: Callable[[Sequence[float]], float]) -> None:
    rows = range(1, len(order)) if down else range(len(order) - 2, -1, -1)
    for k in rows:
        fixed = order[k - 1 if down else k + 1]
        place = {item: position for position, item in enumerate(fixed)}
        neighbours = layers.before if down else layers.after
        row = order[k]
        keys = {}
        for position, item in enumerate(row):
            around = [place[other] for other in neighbours[item]]
            # What has no neighbour there keeps its place between the others, as well as can be said.
            keys[item] = middle(around) if around else position * max(len(fixed) - 1, 1) / max(len(row) - 1, 1)
        order[k] = _together(layers, row, keys)


def _together(layers: Layers, row: Sequence[int], keys: dict[int, float], depth: int = 0) -> list[int]:
    """Sort a layer, the members of each group next to each other."""
    if len(row) < 2:
        return list(row)
    if not any(len(layers.groups[item]) > depth for item in row):
        return sorted(row, key=keys.__getitem__)
    blocks: dict[object, list[int]] = {}
    for item in row:
        group = layers.groups[item]
        blocks.setdefault(group[: depth + 1] if len(group) > depth else item, []).append(item)
    ordered = sorted(blocks.items(), key=lambda entry: sum(keys[item] for item in entry[1]) / len(entry[1]))
    result: list[int] = []
    for name, block in ordered:
        result += _together(layers, block, keys, depth + 1) if isinstance(name, tuple) and len(block) > 1 else block
    return result


def _exchange(layers: Layers, order: list[list[int]]) -> None:
    """Exchange neighbours as long as it saves crossings."""
    place = {item: position for row in order for position, item in enumerate(row)}
    for _ in range(12):
        gained = False
        for row in order:
            for k in range(len(row) - 1):
                left, right = row[k], row[k + 1]
                if layers.groups[left] != layers.groups[right]:
                    continue
                now = later = 0
                for neighbours in (layers.before, layers.after):
                    first = [place[other] for other in neighbours[left]]
                    second = [place[other] for other in neighbours[right]]
                    now += sum(a > b for a in first for b in second)
                    later += sum(b > a for a in first for b in second)
                if later < now:
                    row[k], row[k + 1] = right, left
                    place[left], place[right] = k + 1, k
                    gained = True
        if not gained:
            return


def _depth_first(layers: Layers) -> list[list[int]]:
    """Return the layers in the order in which a walk along the edges meets the items."""
    order: list[list[int]] = [[] for _ in layers.order]
    seen: set[int] = set()
    for root in (item for row in layers.order for item in row if not layers.before[item]):
        waiting = [root]
        while waiting:
            item = waiting.pop()
            if item in seen:
                continue
            seen.add(item)
            order[layers.layer[item]].append(item)
            waiting += reversed(layers.after[item])
    return order


def _shake(layers: Layers, order: list[list[int]], draws: random.Random, *, everything: bool) -> None:
    for k, row in enumerate(order):
        if everything or draws.random() < 0.3:
            order[k] = _together(layers, row, {item: draws.random() for item in row})
