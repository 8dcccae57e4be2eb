"""Bytes against errors: what a smaller network costs, setting by setting, as it was measured before."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from pixelgrad.explore.scaffold import count, explorer
from pixelgrad.plot import svg
from pixelgrad.plot.encode import data_uri, png_bytes, svg_uri, to_pixels
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import EXPECTED, FORWARD, GRADIENT, HIGHLIGHT, INK, MUTED, STUDENT

Curve = Mapping[str, tuple[float, float]]
COLOURS = (FORWARD, HIGHLIGHT, EXPECTED, STUDENT, GRADIENT, INK)
LEAST = 0.01  # percent: an error of 0 has no place on a logarithmic axis
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 330, 62, 20, 20, 44
PICTURE = 236  # the side of the square that a picture gets
GRAYS = 32


def tradeoff(
    knob: str,
    curves: Mapping[str, Curve],
    *,
    full: tuple[float, float],
    caption: str,
    pictures: Mapping[str, ArrayLike] | None = None,
    start: int | None = None,
) -> None:
    """Show bytes and errors of a network at several settings, with sliders for the setting and for the curve.

    Parameters
    ----------
    knob
        What is set: "rank", "dropped".
    curves
        From a name ("all layers") to what was measured: from a setting ("90 %") to its bytes and its errors in percent.
        All curves have the same settings, in the order of the slider. At most six.
    full
        Bytes and errors of the network as it was.
    caption
        A sentence below.
    pictures
        From a setting to what is seen there, in gray or colour; as many as there are settings.
    start
        Which setting is seen first, counted from 0; the middle one by default.

    Raises
    ------
    ValueError
        If the curves or pictures have different settings, a number is not finite or no bytes are left.
    """
    show(tradeoff_page(knob, curves, full=full, caption=caption, pictures=pictures, start=start))


def tradeoff_page(
    knob: str,
    curves: Mapping[str, Curve],
    *,
    full: tuple[float, float],
    caption: str,
    pictures: Mapping[str, ArrayLike] | None = None,
    start: int | None = None,
) -> Page:
    """Return what `tradeoff` shows; same parameters."""
    settings = _settings(curves, pictures)
    first = len(settings) // 2 if start is None else start
    if not 0 <= first < len(settings):
        raise ValueError(f"start: {first} is not one of 0 to {len(settings) - 1}")
    points = {name: [_point(name, *curve[setting]) for setting in settings] for name, curve in curves.items()}
    before = _point("full", *full)
    box = limits([before, *(point for curve in points.values() for point in curve)])
    drawn = [picture_uri(pictures[setting]) for setting in settings] if pictures else []
    lines = [
        [words(knob, setting, name, point, before) for setting, point in zip(settings, curve, strict=True)]
        for name, curve in points.items()
    ]
    data = {
        "knob": knob,
        "settings": settings,
        "curves": [[name, curve] for name, curve in points.items()],
        "words": lines,
        "full": before,
        "box": box,
        "ticks": [byte_ticks(*box[:2]), error_ticks(*box[2:])],
        "pictures": drawn,
        "start": first,
        "size": [WIDTH, HEIGHT, LEFT, _edge(bool(drawn)), TOP, BOTTOM, PICTURE],
        "colours": [*COLOURS[: len(points)], MUTED],
    }
    still = _still(knob, settings, points, before, box, drawn, first)
    alt = (
        f"A chart of errors against bytes, both logarithmic, with {len(points)} curves of {len(settings)} settings each"
        f"{', and a picture of the weights beside it' if drawn else ''}. {lines[0][first]}"
    )
    return explorer("tradeoff.js", data, still=svg_uri(still), width=WIDTH, alt=alt, caption=caption)


Point = tuple[float, float]


def _settings(curves: Mapping[str, Curve], pictures: Mapping[str, ArrayLike] | None) -> list[str]:
    if not 1 <= len(curves) <= len(COLOURS):
        raise ValueError(f"curves: there are {len(curves)} of them; 1 to {len(COLOURS)} can be told apart")
    settings = list(next(iter(curves.values())))
    if not settings:
        raise ValueError("curves: there is no setting")
    for name, curve in [*curves.items(), *([("pictures", pictures)] if pictures else [])]:
        if set(curve) != set(settings):
            raise ValueError(f"{name}: its settings are not those of the first curve")
    return settings


def _point(name: str, size: float, error: float) -> Point:
    if not (math.isfinite(size) and size > 0 and math.isfinite(error) and error >= 0):
        raise ValueError(f"{name}: {size} bytes and {error} % wrong is not something that was measured")
    return math.floor(size + 0.5), round(float(error), 2)


def _edge(pictured: bool) -> int:
    """Return how far the chart's right edge is from the right."""
    return RIGHT + PICTURE + 24 if pictured else RIGHT


def words(knob: str, setting: str, name: str, point: Point, full: Point) -> str:
    """Say what a setting takes and what it costs."""
    ratio = max(full[0], point[0]) / min(full[0], point[0])
    times = f"{ratio:.1f} times" if ratio < 100 else f"{ratio:.0f} times"
    than = "smaller" if point[0] <= full[0] else "larger"
    more = point[1] - full[1]
    compared = "as many as before" if abs(more) < 0.005 else f"{abs(more):.2f} points {'more' if more > 0 else 'fewer'}"
    return (
        f"{knob} {setting}, {name}: {count(int(point[0]))} bytes, {times} {than} than before; "
        f"{point[1]:.2f} % wrong, {compared}."
    )


def limits(points: list[Point]) -> list[float]:
    """Return the logarithms of the left, right, lower and upper edge."""
    sizes = [math.log10(size) for size, _ in points]
    errors = [math.log10(max(error, LEAST)) for _, error in points]
    margin = 0.06 * max(max(sizes) - min(sizes), 0.5)
    return [
        round(min(sizes) - margin, 4),
        round(max(sizes) + margin, 4),
        round(min(errors) - 0.12, 4),
        round(max(errors) + 0.12, 4),
    ]


def byte_ticks(low: float, high: float) -> list[tuple[float, str]]:
    """Return round numbers of bytes between two edges, with their labels; the units where there are many."""
    found = _round_numbers(low, high)
    return [
        (math.log10(n), f"{n / 1e6:g} MB" if n >= 1e6 else f"{n / 1e3:g} kB" if n >= 1e3 else f"{n:g} B") for n in found
    ]


def error_ticks(low: float, high: float) -> list[tuple[float, str]]:
    """Return round percentages between two edges, with their labels."""
    return [(math.log10(n), f"{n:g} %") for n in _round_numbers(low, min(high, 2.001))]


def _round_numbers(low: float, high: float) -> list[float]:
    powers = range(math.floor(low), math.ceil(high) + 1)
    steps = (1, 2, 5) if high - low < 4 else (1,)
    numbers = [float(f"{step}e{power}") for power in powers for step in steps]
    return [n for n in numbers if low <= math.log10(n) <= high]


def picture_uri(picture: ArrayLike) -> str:
    """Encode a picture; shades of gray are coarsened to 32, which takes half the bytes."""
    pixels = to_pixels(picture)
    if (pixels == pixels[:, :, :1]).all():
        step = 256 // GRAYS
        pixels = np.asarray(pixels // step * step + step // 2, dtype=np.uint8)
    return data_uri(png_bytes(pixels), "image/png")


def _still(
    knob: str,
    settings: list[str],
    points: Mapping[str, list[Point]],
    full: Point,
    box: list[float],
    pictures: list[str],
    first: int,
) -> str:
    across = (WIDTH - LEFT - _edge(bool(pictures))) / (box[1] - box[0])
    rise = (HEIGHT - TOP - BOTTOM) / (box[3] - box[2])
    right, floor = WIDTH - _edge(bool(pictures)), HEIGHT - BOTTOM

    def place(point: Point) -> tuple[float, float]:
        across_, up = math.log10(point[0]) - box[0], math.log10(max(point[1], LEAST)) - box[2]
        return round(LEFT + across_ * across, 1), round(floor - up * rise, 1)

    parts = []
    for at, label in byte_ticks(*box[:2]):
        x = round(LEFT + (at - box[0]) * across, 1)
        parts.append(svg.path(f"M{x} {TOP}V{floor}", stroke="#e5e7eb", line=1))
        parts.append(svg.text(x, floor + 16, label, size=10.5, fill=MUTED))
    for at, label in error_ticks(*box[2:]):
        y = round(floor - (at - box[2]) * rise, 1)
        parts.append(svg.path(f"M{LEFT} {y}H{right}", stroke="#e5e7eb", line=1))
        parts.append(svg.text(LEFT - 6, y + 4, label, size=10.5, fill=MUTED, anchor="end"))
    parts.append(svg.text(right, HEIGHT - 8, "bytes", size=12, fill=INK, anchor="end"))
    parts.append(svg.text(LEFT - 6, TOP - 7, "wrong", size=12, fill=INK, anchor="end"))
    curves = list(zip(points.items(), COLOURS, strict=False))
    for number, ((name, curve), colour) in reversed(list(enumerate(curves))):
        line = "M" + "L".join(f"{x} {y}" for x, y in map(place, curve))
        parts.append(svg.path(line, stroke=colour, line=3 if number == 0 else 1.5))
        down = (
            floor - 14 - 17 * (len(points) - 1 - number)
        )  # few bytes and few errors: there are no curves in that corner
        parts.append(svg.circle(LEFT + 16, down - 4, 4, fill=colour))
        weight = "bold" if number == 0 else "normal"
        parts.append(svg.text(LEFT + 26, down, name, size=12, fill=INK, anchor="start", weight=weight))
    chosen = next(iter(points.values()))
    parts += [svg.circle(*place(point), 3, fill=COLOURS[0]) for point in chosen]
    parts.append(svg.circle(*place(full), 5, fill="#ffffff", stroke=MUTED, line=2))
    parts.append(svg.circle(*place(chosen[first]), 7, fill=COLOURS[0], stroke=INK, line=1.5))
    if pictures:
        x = WIDTH - RIGHT - PICTURE
        parts.append(
            svg.text(x, TOP + 8, f"{knob} {settings[first]}", size=13, fill=INK, anchor="start", weight="bold")
        )
        parts.append(
            f'<image href="{pictures[first]}" x="{x}" y="{TOP + 18}" width="{PICTURE}" height="{PICTURE}" '
            'preserveAspectRatio="xMinYMin meet" style="image-rendering:pixelated"/>'
        )
    return svg.document(WIDTH, HEIGHT, "".join(parts))
