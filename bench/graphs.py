"""Compare our layout with graphviz's ``dot``: edge crossings on real networks, and the time for both.

``make bench-graphs`` runs it. Both get the same boxes and edges, without frames; crossings are counted alike in both
drawings, on the curves as they are drawn. It ends with 1 if ours has more crossings on any graph.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

from networks import graphs
from rich.console import Console
from rich.table import Table

from pixelgrad.graph import Graph
from pixelgrad.graph.layout import Box, Link, arrange
from pixelgrad.graph.paint import Show, measure
from pixelgrad.graph.view import view

Point = tuple[float, float]
Way = list[Point]
Drawn = tuple[list[Point], list[Way]]
NEAR = 16.0  # around a box that two edges share, their meeting is no crossing


def problem(graph: Graph) -> tuple[list[Box], list[Link]]:
    """Return boxes and edges of a graph as it is drawn, without frames."""
    seen = view(graph)
    boxes = [Box(*measure(card, Show())) for card in seen.cards]
    return boxes, [Link(tie.start, tie.end) for tie in seen.ties]


def ours(boxes: list[Box], links: list[Link]) -> tuple[list[Point], list[Way]]:
    """Lay out with pixelgrad."""
    layout = arrange(boxes, links, "down")
    return list(layout.centres), [sampled(list(route.points)) for route in layout.routes]


def dots(boxes: list[Box], links: list[Link]) -> tuple[list[Point], list[Way]]:
    """Lay out with dot."""
    lines = [f"{k} [shape=box fixedsize=true width={b.width / 72} height={b.height / 72}]" for k, b in enumerate(boxes)]
    lines += [f"{link.start} -> {link.end}" for link in links]
    text = "digraph {\n" + "\n".join(lines) + "\n}"
    plain = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True).stdout
    centres: dict[int, Point] = {}
    ways: dict[tuple[int, int], list[Way]] = {}
    for line in plain.splitlines():
        words = line.split()
        if words[0] == "node":
            centres[int(words[1])] = 72 * float(words[2]), 72 * float(words[3])
        elif words[0] == "edge":
            numbers = [72 * float(word) for word in words[4 : 4 + 2 * int(words[3])]]
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            ways.setdefault((int(words[1]), int(words[2])), []).append(sampled(points))
    return [centres[k] for k in range(len(boxes))], [ways[link.start, link.end].pop() for link in links]


def sampled(points: list[Point], pieces: int = 12) -> Way:
    """Return points along cubic curves."""
    way = [points[0]]
    for k in range(0, len(points) - 1, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[k : k + 4]
        for step in range(1, pieces + 1):
            t = step / pieces
            a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
            way.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return way


def crossings(boxes: list[Box], links: list[Link], centres: list[Point], ways: list[Way]) -> int:
    """Count where curves of different edges meet, away from boxes that they share."""
    total = 0
    rooms = [
        (min(x for x, _ in way), min(y for _, y in way), max(x for x, _ in way), max(y for _, y in way)) for way in ways
    ]
    for i, j in itertools.combinations(range(len(links)), 2):
        a, b = rooms[i], rooms[j]
        if a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]:
            continue
        shared = {links[i].start, links[i].end} & {links[j].start, links[j].end}
        spots: list[Point] = []
        for first in itertools.pairwise(ways[i]):
            for second in itertools.pairwise(ways[j]):
                spot = meeting(*first, *second)
                if spot is None or any(abs(spot[0] - s[0]) + abs(spot[1] - s[1]) < 4 for s in spots):
                    continue
                if any(close(spot, boxes[k], centres[k]) for k in shared):
                    continue
                spots.append(spot)
        total += len(spots)
    return total


def close(spot: Point, box: Box, centre: Point) -> bool:
    """Tell whether a point lies in a box or next to it."""
    across, down = abs(spot[0] - centre[0]) - box.width / 2, abs(spot[1] - centre[1]) - box.height / 2
    return across < NEAR and down < NEAR


def meeting(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Return where two straight pieces cross."""
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    size = rx * sy - ry * sx
    if abs(size) < 1e-12:
        return None
    t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / size
    u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / size
    return (a[0] + t * rx, a[1] + t * ry) if 0 <= t <= 1 and 0 <= u <= 1 else None


def main() -> int:
    """Print the table."""
    console = Console()
    there = shutil.which("dot") is not None
    if not there:
        console.print("dot is not on this machine (Debian: apt-get install graphviz): only our own layout is measured")
    table = Table("graph", "boxes", "edges", "crossings: ours", "dot", "time: ours", "dot (with its start)")
    worse = 0
    arrange([Box(9, 9)], [])
    for name, graph in graphs():
        boxes, links = problem(graph)
        drawn, own_time = _timed(ours, boxes, links)
        mine = crossings(boxes, links, *drawn)
        theirs, dot_time = "–", "–"
        if there:
            drawn, seconds = _timed(dots, boxes, links)
            count = crossings(boxes, links, *drawn)
            theirs, dot_time = str(count), f"{seconds * 1000:.0f} ms"
            worse += mine > count
        table.add_row(name, str(len(boxes)), str(len(links)), str(mine), theirs, f"{own_time * 1000:.0f} ms", dot_time)
    console.print(table)
    if there:
        console.print(f"worse than dot: {worse}")
    return 1 if worse else 0


def _timed(
    layout: Callable[[list[Box], list[Link]], Drawn], boxes: list[Box], links: list[Link]
) -> tuple[Drawn, float]:
    started = time.perf_counter()
    result = layout(boxes, links)
    return result, time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
