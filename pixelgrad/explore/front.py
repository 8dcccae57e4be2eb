"""The Pareto front: which of many methods no other one beats, with a box to switch each of them on and off."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pixelgrad.explore.scaffold import explorer
from pixelgrad.plot import svg
from pixelgrad.plot.encode import svg_uri
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import EXPECTED, FORWARD, HIGHLIGHT, INK, MUTED

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 740, 360, 74, 26, 20, 46
ROW = 20  # height of a line in the still's list of methods
MOST = 24
GRID = "#e5e7eb"
# Where the lines are drawn, the most wanted first: others only where there is room.
ROUND = (0.99, 0.9, 0.5, 0.999, 0.95, 0.98, 0.995, 0.8, 0.97, 0.998, 0.9999, 0.993, 0.992, 0.994, 0.991, 0.996, 0.985)


@dataclass(frozen=True)
class Method:
    """One point: its name, what it costs (None where that was not measured) and how often it is right."""

    name: str
    costs: tuple[float | None, ...]
    accuracy: float


@dataclass(frozen=True)
class Axis:
    """One kind of cost, and how it is written."""

    name: str
    words: Callable[[float], str]
    label: str


def bytes_words(size: float) -> str:
    """Write a size: "12,345 bytes"."""
    return f"{round(size):,} bytes"


def time_words(seconds: float) -> str:
    """Write a time with three digits: "45.1 µs"."""
    unit, size = next((u for u in (("s", 1.0), ("ms", 1e-3)) if seconds >= 0.9995 * u[1]), ("µs", 1e-6))
    places = next((2 - power for power in (2, 1, 0, -1) if seconds / size >= 9.995 * 10.0 ** (power - 1)), 4)
    return f"{seconds / size:.{places}f} {unit}"


def accuracy_words(accuracy: float) -> str:
    """Write an accuracy in per cent, with two places."""
    return f"{100 * accuracy:.2f} %"


AXES = (Axis("bytes", bytes_words, "bytes on disk"), Axis("time", time_words, "time for one call"))


def front(points: Mapping[str, Sequence[float | None]], *, start: Sequence[str] | None = None) -> None:
    """Draw methods by what they cost and how often they are right, with the front of those that no other one beats.

    Parameters
    ----------
    points
        From a name to ``(bytes, accuracy)`` or ``(bytes, accuracy, seconds)``; accuracies in 0-1, and None for what
        was not measured. With a time anywhere there is a second chart, of accuracy and time.
    start
        The methods that are switched on at first; all by default.

    Raises
    ------
    ValueError
        If there are none, or more than 24, if a number is out of its range, or if `start` names an unknown method.
    """
    show(front_page(points, start=start))


def front_page(points: Mapping[str, Sequence[float | None]], *, start: Sequence[str] | None = None) -> Page:
    """Return what `front` shows; same parameters."""
    methods = [_method(name, given) for name, given in points.items()]
    if not 0 < len(methods) <= MOST:
        raise ValueError(f"points: {len(methods)} methods; there must be 1 to {MOST}")
    unknown = [name for name in start or () if name not in points]
    if unknown:
        raise ValueError(f"start: there is no method {unknown[0]!r}")
    on = [start is None or method.name in start for method in methods]
    axes = [k for k in range(len(AXES)) if any(method.costs[k] is not None for method in methods)]
    charts = [_chart(methods, k) for k in axes]
    words = [_written(methods, k) for k in axes]
    data = {
        "names": [method.name for method in methods],
        "on": on,
        "size": [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM],
        "charts": charts,
        "words": words,
        "accuracies": [method.accuracy for method in methods],
        "costs": [[method.costs[k] for method in methods] for k in axes],
        "axes": [{"name": AXES[k].name, "label": AXES[k].label} for k in axes],
        "colours": [FORWARD, HIGHLIGHT, EXPECTED, INK, MUTED, GRID],
    }
    said = words_of(methods, on, axes[0])
    alt = f"Accuracy against {AXES[axes[0]].label}, on a logarithmic scale, one dot a method. {said}"
    caption = (
        "Filled dots lie on the front: no other method that is switched on is at least as good in both and better in "
        "one. Up and to the left is better. Accuracies are drawn by the logarithm of the error."
    )
    drawing = svg_uri(_still(methods, on, charts[0], axes[0]))
    return explorer("front.js", data, still=drawing, width=WIDTH, alt=alt, caption=caption)


def _method(name: str, given: Sequence[float | None]) -> Method:
    if len(given) not in (2, 3):
        raise ValueError(
            f"points: {name!r} has {len(given)} numbers; there must be bytes, accuracy, and perhaps seconds"
        )
    size, accuracy, seconds = (*given, None)[:3]
    for what, number in (("bytes", size), ("seconds", seconds)):
        if number is not None and not (math.isfinite(number) and number > 0):
            raise ValueError(f"points: {what} of {name!r}: {number} is not a positive number")
    if accuracy is None or not 0 <= accuracy <= 1:
        raise ValueError(f"points: accuracy of {name!r}: {accuracy} is not in 0-1")
    costs = tuple(None if cost is None else float(cost) for cost in (size, seconds))
    return Method(name, costs, float(accuracy))


def unbeaten(costs: Sequence[float | None], accuracies: Sequence[float], on: Sequence[bool]) -> list[int]:
    """Return the indices of the front, from cheap to dear; exact duplicates all belong to it."""
    here = [(cost, -accuracies[k], k) for k, cost in enumerate(costs) if cost is not None and on[k]]
    found = [
        (cost, wrong, k)
        for cost, wrong, k in here
        if not any(c <= cost and w <= wrong and (c < cost or w < wrong) for c, w, _ in here)
    ]
    return [k for _, _, k in sorted(found)]


def words_of(methods: Sequence[Method], on: Sequence[bool], axis: int) -> str:
    """Say which methods are on the front, and how many are not."""
    costs = [method.costs[axis] for method in methods]
    best = unbeaten(costs, [method.accuracy for method in methods], on)
    shown = sum(cost is not None and there for cost, there in zip(costs, on, strict=True))
    if not shown:
        return "No method is switched on."
    written = _written(methods, axis)
    listed = "; ".join(f"{methods[k].name} ({written[k]})" for k in best)
    beaten = shown - len(best)
    return f"{len(best)} of {shown} on the front, from cheap to dear: {listed}. Beaten by another one: {beaten}."


def _written(methods: Sequence[Method], axis: int) -> list[str]:
    """Write what each method costs and reaches."""
    return [
        "" if (cost := method.costs[axis]) is None else f"{AXES[axis].words(cost)}, {accuracy_words(method.accuracy)}"
        for method in methods
    ]


def _height(accuracy: float) -> float:
    """Place an accuracy by the logarithm of its error; without an error it stands as one in a hundred thousand."""
    return -math.log10(max(1 - accuracy, 1e-5))


def _chart(methods: Sequence[Method], axis: int) -> dict[str, object]:
    """Return where dots, their numbers and the ticks stand."""
    costs = [method.costs[axis] for method in methods]
    powers = [math.log10(cost) for cost in costs if cost is not None]
    left, right = min(powers) - 0.12, max(powers) + 0.12
    ups = [_height(method.accuracy) for method, cost in zip(methods, costs, strict=True) if cost is not None]
    low, high = min(ups) - 0.12, max(ups) + 0.12

    def across(cost: float) -> float:
        return round(LEFT + (math.log10(cost) - left) / (right - left) * (WIDTH - LEFT - RIGHT), 1)

    def up(accuracy: float) -> float:
        return round(HEIGHT - BOTTOM - (_height(accuracy) - low) / (high - low) * (HEIGHT - TOP - BOTTOM), 1)

    dots = [
        None if cost is None else [across(cost), up(method.accuracy)]
        for method, cost in zip(methods, costs, strict=True)
    ]
    marks = (1, 2, 5) if right - left < 2.2 else (1,)
    steps = [mark * 10.0**power for power in range(math.floor(left), math.ceil(right) + 1) for mark in marks]
    columns = [[across(step), _tick(step, axis)] for step in steps if left <= math.log10(step) <= right]
    rows: list[tuple[float, str]] = []
    for accuracy in ROUND:
        y = up(accuracy)
        if TOP <= y <= HEIGHT - BOTTOM and all(abs(y - other) > 13 for other, _ in rows):
            rows.append((y, f"{100 * accuracy:g} %"))
    return {"dots": dots, "tags": _tags(dots), "columns": columns, "rows": rows}


def _tick(cost: float, axis: int) -> str:
    if axis == 0:
        return f"{cost / 1e6:g} MB" if cost >= 1e6 else f"{cost / 1e3:g} kB" if cost >= 1e3 else f"{cost:g} B"
    return time_words(cost).replace(".00", "").replace(".0", "")


def _tags(dots: Sequence[list[float] | None]) -> list[list[float] | None]:
    """Place each dot's number beside it, where it covers neither a dot nor an earlier number."""
    taken = [(dot[0], dot[1]) for dot in dots if dot]
    tags: list[list[float] | None] = []
    for dot in dots:
        if dot is None:
            tags.append(None)
            continue
        near = ((11, -7), (-11, -7), (11, 15), (-11, 15), (0, -11), (0, 20), (20, 4), (-20, 4), (24, -16), (-24, -16))
        choices = [(round(dot[0] + dx, 1), round(dot[1] + dy, 1)) for dx, dy in near]

        def room(place: tuple[float, float], own: list[float] = dot) -> float:
            others = [(x, y) for x, y in taken if [x, y] != own]
            return min((math.hypot(place[0] - x, (place[1] - 4 - y) * 1.2) for x, y in others), default=99.0)

        free = next((place for place in choices if room(place) > 14), max(choices, key=room))
        taken.append((free[0], free[1] - 4))
        tags.append([free[0], free[1]])
    return tags


def _still(methods: Sequence[Method], on: Sequence[bool], chart: Mapping[str, object], axis: int) -> str:
    columns: list[tuple[float, str]] = chart["columns"]  # type: ignore[assignment]
    rows: list[tuple[float, str]] = chart["rows"]  # type: ignore[assignment]
    dots: list[list[float] | None] = chart["dots"]  # type: ignore[assignment]
    tags: list[list[float] | None] = chart["tags"]  # type: ignore[assignment]
    parts = []
    for x, words in columns:
        parts.append(svg.path(f"M{x} {TOP} V{HEIGHT - BOTTOM}", stroke=GRID, line=1))
        parts.append(svg.text(x, HEIGHT - BOTTOM + 16, words, size=11, fill=MUTED))
    for y, words in rows:
        parts.append(svg.path(f"M{LEFT} {y} H{WIDTH - RIGHT}", stroke=GRID, line=1))
        parts.append(svg.text(LEFT - 6, y + 4, words, size=11, fill=MUTED, anchor="end"))
    parts.append(svg.text(WIDTH - RIGHT, HEIGHT - 8, AXES[axis].label, size=12, fill=INK, anchor="end"))
    parts.append(svg.text(LEFT - 6, TOP - 7, "accuracy", size=12, fill=INK, anchor="end"))
    best = unbeaten([method.costs[axis] for method in methods], [method.accuracy for method in methods], on)
    parts.append(svg.path(_stairs([dot for k in best if (dot := dots[k])]), stroke=FORWARD, line=2))
    for k, (dot, tag) in enumerate(zip(dots, tags, strict=True)):
        if dot and tag and on[k]:
            fill = FORWARD if k in best else "#ffffff"
            parts.append(svg.circle(dot[0], dot[1], 5, fill=fill, stroke=FORWARD if k in best else MUTED, line=2))
            parts.append(svg.text(tag[0], tag[1], str(k + 1), size=11, fill=INK if k in best else MUTED))
    half = (len(methods) + 1) // 2
    for k, method in enumerate(methods):
        x, y = (LEFT, WIDTH / 2 + 20)[k // half], HEIGHT + 14 + ROW * (k % half)
        parts.append(svg.text(x, y, f"{k + 1}  {method.name}", fill=INK if on[k] else MUTED, anchor="start"))
    return svg.document(WIDTH, HEIGHT + 8 + ROW * half, "".join(parts))


def _stairs(corners: Sequence[list[float]]) -> str:
    """Return the edge of what is beaten: to the right until the next dot, then up to it, and on to the end."""
    if not corners:
        return ""
    words = f"M{corners[0][0]} {HEIGHT - BOTTOM} V{corners[0][1]}"
    for x, y in corners[1:]:
        words += f" H{x} V{y}"
    return f"{words} H{WIDTH - RIGHT}"
