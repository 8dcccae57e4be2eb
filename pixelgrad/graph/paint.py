"""From what is seen and where it stands to shapes, in the colours of the course."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pixelgrad.graph.layout import Box, Layout, Link, arrange
from pixelgrad.graph.layout.arrange import Direction, plan
from pixelgrad.graph.numbers import breadth
from pixelgrad.graph.scene import Curve, Point, Rect, Scene, Shape, Tip, Words
from pixelgrad.graph.view import Card, View
from pixelgrad.plot.style import FORWARD, GRADIENT, GRADIENT_INK, HIGHLIGHT, INK, MUTED

LINE = "#9aa1ad"
PALE = "#fbeee4"  # behind partial derivatives
BOX = "#f7f8fa"
FRAMES = ("#eef3f8", "#e2eaf3", "#d6e2ee")
TITLE, VALUE, SMALL = 12.5, 14.0, 11.0
PARTIAL = 11.0
LONGEST_NAME = 190.0  # of a frame; longer ones are shortened
WIDEST = 1100.0  # a broader picture turns to the other direction, if it is left to choose


@dataclass(frozen=True)
class Show:
    """Which numbers are drawn."""

    values: bool = True
    gradients: bool = True
    partials: bool = True


def paint(seen: View, direction: Direction | None, show: Show) -> tuple[Scene, Layout]:
    """Lay out what is seen, and draw it."""
    boxes = _with_room_for_names(seen, [Box(*measure(card, show), group=card.group) for card in seen.cards])
    links = [
        Link(tie.start, tie.end, breadth(tie.partial, PARTIAL) + 9, 17.0)
        if tie.partial and show.partials
        else Link(tie.start, tie.end)
        for tie in seen.ties
    ]
    planned = plan(boxes, links)
    layout = arrange(boxes, links, direction or "right", planned)
    if direction is None and layout.width > WIDEST:
        other = arrange(boxes, links, "down", planned)
        # A long picture can be scrolled; a broad one is shrunk until it cannot be read.
        layout, direction = (other, "down") if other.width < layout.width else (layout, "right")
    shapes = list(_shapes(seen, boxes, layout, direction != "down", show))
    key, height, breadth_of_key = _key(seen, layout, show)
    return Scene(max(layout.width, breadth_of_key), height, tuple(shapes + key)), layout


def measure(card: Card, show: Show) -> tuple[float, float]:
    """Return width and height of a box."""
    texts = [breadth(card.title, TITLE, bold=card.kind == "collapsed")]
    height = 13 + 16
    if card.value and show.values:
        texts.append(breadth(card.value, VALUE, bold=True))
        height += 18
    if card.gradient and show.gradients:
        texts.append(breadth(f"grad {card.gradient}", SMALL + 0.5))
        height += 16
    texts += [breadth(line, SMALL) for line in card.lines]
    height += 15 * len(card.lines)
    round_ends = 14 if card.kind != "operation" else 0
    return max(46.0, round(max(texts) + 16 + round_ends * 0.5)), float(height)


def _with_room_for_names(seen: View, boxes: list[Box]) -> list[Box]:
    """Widen the widest box of a frame whose name would not fit above it, within reason."""
    for group, words in seen.frames.items():
        inside = [k for k, box in enumerate(boxes) if box.group[: len(group)] == group]
        widest = max(inside, key=lambda k: boxes[k].width)
        wanted = min(breadth(words, SMALL) - 4, LONGEST_NAME)  # a frame is broader than what it holds
        if boxes[widest].width < wanted:
            boxes[widest] = replace(boxes[widest], width=wanted)
    return boxes


def _shapes(seen: View, boxes: list[Box], layout: Layout, flat: bool, show: Show) -> Iterator[Shape]:
    for frame in layout.frames:
        fill = FRAMES[min(len(frame.group), len(FRAMES)) - 1]
        yield Rect(frame.x, frame.y, frame.width, frame.height, fill, r=10)
    back = seen.graph.backward
    for tie, route in zip(seen.ties, layout.routes, strict=True):
        stroke = GRADIENT if back else LINE
        part = f"e{tie.edge}"
        yield Curve(route.points, stroke, 1.6, part)
        yield Tip(_tip(route.points[-1], flat), stroke, part)
    for frame in layout.frames:  # over the edges that cross it
        words = _shortened(seen.frames.get(frame.group, frame.group[-1]), frame.width - 16)
        fill = FRAMES[min(len(frame.group), len(FRAMES)) - 1]
        yield Rect(frame.x + 6, frame.y + 4, breadth(words, SMALL) + 6, 15, fill, r=4)
        yield Words(frame.x + 9, frame.y + 15, words, SMALL, MUTED, anchor="start")
    for card, box, centre in zip(seen.cards, boxes, layout.centres, strict=True):
        yield from _box(card, box, centre, show)
    if show.partials:
        for tie, route in zip(seen.ties, layout.routes, strict=True):
            if tie.partial:
                half = (breadth(tie.partial, PARTIAL) + 8) / 2
                x, y = route.label
                yield Rect(x - half, y - 8, 2 * half, 16, PALE, r=5, part=f"p{tie.edge}")
                yield Words(x, y + 4, tie.partial, PARTIAL, GRADIENT_INK, part=f"p{tie.edge}")


def _box(card: Card, box: Box, centre: Point, show: Show) -> Iterator[Shape]:
    x, y = centre[0], centre[1] - box.height / 2
    node = card.members[-1]
    stroke, line = (HIGHLIGHT, 2.0) if card.learnt else (LINE, 1.2)
    fill = "#ffffff" if card.kind in ("input", "parameter") else BOX
    radius = 7.0 if card.kind == "operation" else min(14.0, box.height / 2)
    if card.kind == "collapsed":
        radius, fill = 10.0, FRAMES[0]
        for step in (5.0, 2.5):  # a stack: there is more inside
            yield Rect(x - box.width / 2 + step, y + step, box.width, box.height, FRAMES[0], LINE, 1.0, radius)
    yield Rect(x - box.width / 2, y, box.width, box.height, fill, stroke, line, radius, f"n{node}")
    y += 6 + 14
    yield Words(x, y, card.title, TITLE, INK, bold=card.kind == "collapsed", part=f"t{node}")
    y += 1
    if card.value and show.values:
        y += 18
        yield Words(x, y - 1, card.value, VALUE, FORWARD, bold=True, part=f"v{node}")
    if card.gradient and show.gradients:
        y += 16
        yield Words(x, y - 1, f"grad {card.gradient}", SMALL + 0.5, GRADIENT_INK, part=f"g{node}")
    for line_of in card.lines:
        y += 15
        yield Words(x, y - 1, line_of, SMALL, MUTED)


def _tip(end: Point, flat: bool) -> tuple[Point, Point, Point]:
    x, y = end
    x, y = round(x, 1), round(y, 1)
    if flat:
        return (x + 1, y), (x - 7, y - 4), (x - 7, y + 4)
    return (x, y + 1), (x - 4, y - 7), (x + 4, y - 7)


def _key(seen: View, layout: Layout, show: Show) -> tuple[list[Shape], float, float]:
    """Say below the picture what the colours mean, as far as they occur."""
    entries: list[tuple[str, str]] = []
    if show.values and any(card.value for card in seen.cards):
        entries.append((FORWARD, "value"))
    if show.gradients and any(card.gradient for card in seen.cards):
        names = [seen.names[k] for k in seen.graph.outputs]
        entries.append((GRADIENT, f"grad: gradient of {names[-1]}" if names and names[-1] else "grad: gradient"))
    if show.partials and any(tie.partial for tie in seen.ties):
        entries.append((GRADIENT, "on the edges: slope of this step alone"))
    if any(card.learnt for card in seen.cards):
        entries.append((HIGHLIGHT, "leaf that requires a gradient"))
    if not entries:
        return [], layout.height, layout.width
    shapes: list[Shape] = []
    x, y = 16.0, layout.height + 6
    for colour, words in entries:
        if words.startswith("on"):
            shapes.append(Rect(x - 2, y - 9, 16, 12, PALE, r=4))
            shapes.append(Rect(x + 3, y - 4, 6, 2, colour))
        elif colour == HIGHLIGHT:
            shapes.append(Rect(x, y - 8, 12, 10, "#ffffff", HIGHLIGHT, 2.0, 4))
        else:
            shapes.append(Rect(x, y - 8, 10, 10, colour, r=2))
        shapes.append(Words(x + 17, y + 1, words, SMALL, MUTED, anchor="start"))
        x += 17 + breadth(words, SMALL) + 18
    return shapes, layout.height + 18, x


def _shortened(words: str, room: float) -> str:
    while len(words) > 3 and breadth(words, SMALL) > room:
        words = words[:-2].rstrip() + "…" if not words.endswith("…") else words[:-2].rstrip(" .") + "…"
    return words
