"""The ways of the edges: curves between the bands, straight lines through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pixelgrad.graph.layout.bands import Bands
from pixelgrad.graph.layout.layers import Layers
from pixelgrad.graph.layout.model import Link, Point

TIP = 3.0  # between an arrow's tip and its box
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.5)


@dataclass(frozen=True)
class Tracks:
    """One edge's points along and across: a start, then three for each cubic curve."""

    points: list[Point]
    label: Point
    reach: tuple[float, float]  # how far it goes across, with its label


def route(
    layers: Layers,
    order: Sequence[Sequence[int]],
    links: Sequence[Link],
    items: Sequence[float],
    bands: Bands,
    along: Sequence[float],
    ports: dict[tuple[int, int], float],
    flat: bool,
) -> list[Tracks]:
    """Lead every edge along its chain; labels stand on the last piece, where there is room."""
    bows = _bows(layers, links, flat)
    taken: list[tuple[float, float, float, float]] = []
    tracks = []
    for edge, (chain, link) in enumerate(zip(layers.chains, links, strict=True)):
        start, end = chain[0], chain[-1]
        here = (bands.middles[layers.layer[start]] + along[start] / 2, items[start])
        points = [here]
        piece: list[Point] = []
        for k, item in enumerate(chain[1:]):
            rank = layers.layer[item]
            out = bands.ends[rank - 1]
            if out - points[-1][0] > 0.5:
                points += _line(points[-1], (out, points[-1][1]))
            last = item == end
            target = (bands.starts[rank], items[item] + ports.get((edge, k), 0.0))
            edge_of_box = bands.middles[rank] - along[end] / 2 - TIP
            if last and edge_of_box < target[0]:  # the broadest box of its band: the tip must not touch it
                target = (edge_of_box, target[1])
            piece = _curve(points[-1], target, bows.get(edge, 0.0) if len(chain) == 2 else 0.0)
            piece_start = points[-1]
            points += piece
            if last and edge_of_box - target[0] > 0.5:
                points += _line(target, (edge_of_box, target[1]))
            elif not last and bands.ends[rank] - target[0] > 0.5:
                points += _line(target, (bands.ends[rank], target[1]))
        size = (link.width, link.height) if flat else (link.height, link.width)
        label = _free([piece_start, *piece], size, taken) if link.width else piece[-1]
        spots = [v for _, v in points] + ([label[1] - size[1] / 2, label[1] + size[1] / 2] if link.width else [])
        tracks.append(Tracks(points, label, (min(spots), max(spots))))
    return tracks


def _line(start: Point, end: Point) -> list[Point]:
    third = (end[0] - start[0]) / 3
    return [(start[0] + third, start[1]), (end[0] - third, end[1]), end]


def _curve(start: Point, end: Point, bow: float) -> list[Point]:
    """Return a curve that leaves and arrives along the direction of the edges, with an even rise between."""
    length = end[0] - start[0]
    if bow:
        return [(start[0] + 0.35 * length, start[1] + bow), (end[0] - 0.35 * length, end[1] + bow), end]
    handle = 0.5 * length
    return [(start[0] + handle, start[1]), (end[0] - handle, end[1]), end]


def _bows(layers: Layers, links: Sequence[Link], flat: bool) -> dict[int, float]:
    """Bend edges between the same two neighbours apart."""
    count = Counter(tuple(chain) for chain in layers.chains if len(chain) == 2)
    seen: Counter[tuple[int, ...]] = Counter()
    bows = {}
    for edge, (chain, link) in enumerate(zip(layers.chains, links, strict=True)):
        key = tuple(chain)
        if count[key] > 1:
            room = (link.height if flat else link.width) * 0.9 + 8
            bows[edge] = room * (seen[key] - (count[key] - 1) / 2)
            seen[key] += 1
    return bows


def _free(curve: list[Point], size: tuple[float, float], taken: list[tuple[float, float, float, float]]) -> Point:
    """Return the first place on a curve where a label meets no other; the middle if there is none."""
    for t in _ALONG:
        u, v = _at(curve, t)
        room = (u - size[0] / 2, v - size[1] / 2, u + size[0] / 2, v + size[1] / 2)
        if all(
            room[2] + 1 < other[0] or other[2] + 1 < room[0] or room[3] + 1 < other[1] or other[3] + 1 < room[1]
            for other in taken
        ):
            break
    taken.append(room)
    return u, v


def _at(curve: Sequence[Point], t: float) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
