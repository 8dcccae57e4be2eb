"""From boxes and links to a layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pixelgrad.graph.layout.bands import Bands
from pixelgrad.graph.layout.layers import Group, Layers, layers_of
from pixelgrad.graph.layout.model import Box, Frame, Layout, Link, Point, Route
from pixelgrad.graph.layout.order import order_layers
from pixelgrad.graph.layout.place import PASSAGE, Across, place
from pixelgrad.graph.layout.rank import ranks
from pixelgrad.graph.layout.route import Tracks, route

MARGIN = 14.0
PORTS = 17.0  # between edges that arrive at the same box

Direction = Literal["right", "down"]


@dataclass(frozen=True)
class Plan:
    """What does not depend on the direction: the layers, and the order across them."""

    layers: Layers
    order: list[list[int]]
    crossings: int


def plan(boxes: Sequence[Box], links: Sequence[Link]) -> Plan:
    """Find layers and order.

    Raises
    ------
    ValueError
        If the links form a circle.
    """
    groups = [box.group for box in boxes]
    edges = [(link.start, link.end) for link in links]
    layers = layers_of(ranks(len(boxes), edges, groups), edges, groups)
    return Plan(layers, *order_layers(layers))


def arrange(
    boxes: Sequence[Box], links: Sequence[Link], direction: Direction = "right", planned: Plan | None = None
) -> Layout:
    """Place boxes in layers and lead the links between them.

    Parameters
    ----------
    boxes
        What is to be placed.
    links
        Edges without a circle; several between the same two boxes are led side by side.
    direction
        Where the edges lead.
    planned
        What `plan` has found for the same boxes and links, to save finding it again.

    Raises
    ------
    ValueError
        If the links form a circle, or the direction is none of the two.
    """
    if direction not in ("right", "down"):
        raise ValueError(f'direction: {direction!r} is neither "right" nor "down"')
    if not boxes:
        return Layout(2 * MARGIN, 2 * MARGIN, (), (), (), (), 0)
    flat = direction == "right"
    planned = planned or plan(boxes, links)
    layers, order, crossed = planned.layers, planned.order, planned.crossings
    along = [box.width if flat else box.height for box in boxes]
    sizes = [box.height if flat else box.width for box in boxes]
    ports = _ports(layers, order, sizes)
    across = _across(layers, order, sizes, ports, flat)
    bands = Bands.of(layers, along, across, links, flat, across.frames)
    tracks = route(layers, order, links, across.items, bands, along, ports, flat)
    frames = _frames(layers, across, bands, sizes)
    return _finished(boxes, layers, across, bands, tracks, frames, crossed, sizes, flat)


def _across(
    layers: Layers, order: list[list[int]], sizes: list[float], ports: dict[tuple[int, int], float], flat: bool
) -> Across:
    shortest: dict[Group, float] = {}
    if not flat:
        for group in layers.groups:
            for depth in range(1, len(group) + 1):
                shortest[group[:depth]] = 7.0 * len(group[depth - 1]) + 40
    if any(layers.groups):
        found = place(layers, order, sizes, ports, frames=True, titles=flat, shortest=shortest)
        if found is not None:
            return found
    found = place(layers, order, sizes, ports, frames=False, titles=flat, shortest=shortest)
    assert found is not None, "neighbours in a layer can always be kept apart"
    return found


def _ports(layers: Layers, order: list[list[int]], sizes: Sequence[float]) -> dict[tuple[int, int], float]:
    """Spread the edges that arrive at a box over its side, in the order in which they come."""
    position = {item: k for row in order for k, item in enumerate(row)}
    arriving: dict[int, list[tuple[int, int]]] = {}
    for edge, chain in enumerate(layers.chains):
        arriving.setdefault(chain[-1], []).append((position[chain[-2]], edge))
    ports: dict[tuple[int, int], float] = {}
    for box, found in arriving.items():
        step = min(PORTS, (sizes[box] - 14) / max(len(found) - 1, 1))
        for k, (_, edge) in enumerate(sorted(found)):
            ports[edge, len(layers.chains[edge]) - 2] = step * (k - (len(found) - 1) / 2)
    return ports


def _frames(
    layers: Layers, across: Across, bands: Bands, sizes: Sequence[float]
) -> list[tuple[Group, float, float, float, float]]:
    """Return each group's rectangle (along, across, length, breadth), without those that would hold a stranger."""
    result = []
    for group, (low, high) in sorted(across.frames.items(), key=lambda entry: (len(entry[0]), entry[0])):
        start, end = bands.frame(group)
        strangers = (
            k
            for k in range(layers.boxes)
            if layers.groups[k][: len(group)] != group
            and start < bands.ends[layers.layer[k]]
            and bands.starts[layers.layer[k]] < end
        )
        if all(across.items[k] + sizes[k] / 2 <= low or high <= across.items[k] - sizes[k] / 2 for k in strangers):
            result.append((group, start, low, end - start, high - low))
    return result


def _finished(
    boxes: Sequence[Box],
    layers: Layers,
    across: Across,
    bands: Bands,
    tracks: Sequence[Tracks],
    frames: Sequence[tuple[Group, float, float, float, float]],
    crossed: int,
    sizes: Sequence[float],
    flat: bool,
) -> Layout:
    """Turn places along and across into x and y, from the margin on."""
    items = range(len(layers.layer))
    half = [sizes[k] / 2 if k < layers.boxes else PASSAGE / 2 for k in items]
    lows = [across.items[k] - half[k] for k in items] + [frame[2] for frame in frames]
    highs = [across.items[k] + half[k] for k in items] + [frame[2] + frame[4] for frame in frames]
    for track in tracks:
        low, high = track.reach
        lows.append(low)
        highs.append(high)
    first = min([0.0, *(frame[1] for frame in frames)])
    last = max([bands.ends[-1], *(frame[1] + frame[3] for frame in frames)])
    shift_along, shift_across = MARGIN - first, MARGIN - min(lows)

    def point(u: float, v: float) -> Point:
        u, v = u + shift_along, v + shift_across
        return (round(u, 1), round(v, 1)) if flat else (round(v, 1), round(u, 1))

    centres = [point(bands.middles[layers.layer[k]], across.items[k]) for k in range(len(boxes))]
    routes = [Route(tuple(point(*spot) for spot in track.points), point(*track.label)) for track in tracks]
    drawn = []
    for group, u, v, length, breadth in frames:
        x, y = point(u, v)
        drawn.append(Frame(group, x, y, *((length, breadth) if flat else (breadth, length))))
    length, breadth = last - first + 2 * MARGIN, max(highs) - min(lows) + 2 * MARGIN
    width, height = (length, breadth) if flat else (breadth, length)
    ranks_of = tuple(layers.layer[: len(boxes)])
    return Layout(width, height, tuple(centres), ranks_of, tuple(routes), tuple(drawn), crossed)
