"""The roofline: what a machine can reach, given how much an operation computes on every byte that it moves."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from pixelgrad.explore.scaffold import explorer
from pixelgrad.plot import svg
from pixelgrad.plot.encode import svg_uri
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import EXPECTED, FORWARD, HIGHLIGHT, INK, MUTED

Operation = float | tuple[float, float]
STEPS = 8  # of the sliders, to a factor of two
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 740, 380, 74, 20, 24, 46


def roofline(peak_flops: float, bandwidth: float, operations: Mapping[str, Operation]) -> None:
    """Draw a machine's roofline with operations on it, and sliders for a machine with another peak or bandwidth.

    Parameters
    ----------
    peak_flops
        Floating-point operations a second, at best.
    bandwidth
        Bytes a second between memory and processor.
    operations
        From a name to the operations a byte, or to a pair of those and the operations a second that were measured.
        Without the second number an operation is placed on the roof.

    Raises
    ------
    ValueError
        If a number is not positive and finite, or there are more than eight operations.
    """
    show(roofline_page(peak_flops, bandwidth, operations))


def roofline_page(peak_flops: float, bandwidth: float, operations: Mapping[str, Operation]) -> Page:
    """Return what `roofline` shows; same parameters."""
    if len(operations) > 8:
        raise ValueError(f"operations: {len(operations)} of them cannot be told apart; at most 8")
    points = [(name, *_pair(given)) for name, given in operations.items()]
    numbers = [("peak_flops", peak_flops), ("bandwidth", bandwidth)]
    numbers += [(f"operations[{name!r}]", number) for name, *pair in points for number in pair if number is not None]
    for name, number in numbers:
        if not (math.isfinite(number) and number > 0):
            raise ValueError(f"{name}: {number} is not a positive number")
    box = limits(peak_flops, bandwidth, points)
    data = {
        "peak": peak_flops,
        "bandwidth": bandwidth,
        "points": points,
        "box": box,
        "steps": STEPS,
        "start": round(STEPS * math.log2(peak_flops / bandwidth)),
        "size": [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM],
        "colours": [FORWARD, HIGHLIGHT, EXPECTED, INK, MUTED],
    }
    intensity = 2 ** (round(STEPS * math.log2(peak_flops / bandwidth)) / STEPS)
    said = words(peak_flops, bandwidth, points, intensity)
    alt = f"A slope that goes over into a level roof, both axes logarithmic, with {len(points)} operations. {said}"
    caption = (
        "The roofline: on the slope memory sets the pace, under the level roof arithmetic does. A filled dot was "
        "measured, an open one stands where the roof is."
    )
    drawing = svg_uri(_still(peak_flops, bandwidth, points, box, intensity))
    return explorer("roofline.js", data, still=drawing, width=WIDTH, alt=alt, caption=caption)


Point = tuple[str, float, float | None]


def _pair(given: Operation) -> tuple[float, float | None]:
    if isinstance(given, tuple):
        intensity, rate = given
        return float(intensity), float(rate)
    return float(given), None


def roof(intensity: float, peak_flops: float, bandwidth: float) -> float:
    """Return the height of the roof."""
    return min(peak_flops, intensity * bandwidth)


def limits(peak_flops: float, bandwidth: float, points: list[Point]) -> list[int]:
    """Return the powers of ten at the left, right, lower and upper edge."""
    ridge = peak_flops / bandwidth
    across = [ridge / 30, ridge * 30]
    across += [side for _, intensity, _ in points for side in (intensity / 2, intensity * 1.5)]  # room for the name
    up = [peak_flops * 4, *(rate or roof(i, peak_flops, bandwidth) for _, i, rate in points)]
    up.append(roof(min(across), peak_flops, bandwidth))
    return [
        math.floor(math.log10(min(across))),
        math.ceil(math.log10(max(across))),
        math.floor(math.log10(min(up) / 2.5)),  # room for a name below the lowest dot
        math.ceil(math.log10(max(up))),
    ]


def words(peak_flops: float, bandwidth: float, points: list[Point], intensity: float) -> str:
    """Say what can be reached at an intensity, what limits it, and on which side the operations lie."""
    ridge = peak_flops / bandwidth
    height = roof(intensity, peak_flops, bandwidth)
    limit = "memory" if intensity < ridge else "arithmetic"
    waiting = [name for name, at, _ in points if at < ridge]
    said = f"Waiting for memory: {', '.join(waiting) or 'none'}." if points else ""
    return (
        f"At {brief(intensity)} operations a byte: {rate_words(height)} at most, limited by {limit}; the roof turns "
        f"level at {brief(ridge)}. {said}"
    ).strip()


def brief(number: float) -> str:
    """Write a positive number with three digits, never with a power of ten."""
    if number >= 100:
        return str(math.floor(number + 0.5))
    places = max(0, 2 - math.floor(math.log10(number)))
    return f"{number:.{min(places, 6)}f}"


def rate_words(rate: float) -> str:
    """Write operations a second with a unit: "312 TFLOP/s"."""
    for unit, size in (("P", 1e15), ("T", 1e12), ("G", 1e9), ("M", 1e6)):
        if rate >= size:
            return f"{brief(rate / size)} {unit}FLOP/s"
    return f"{brief(rate)} FLOP/s"


def _round_words(rate: float) -> str:
    return re.sub(r"\.0+ ", " ", rate_words(rate))


def _still(peak: float, bandwidth: float, points: list[Point], box: list[int], intensity: float) -> str:
    left, right, low, high = box
    across = (WIDTH - LEFT - RIGHT) / (right - left)
    rise = (HEIGHT - TOP - BOTTOM) / (high - low)

    def place(x: float, y: float) -> tuple[float, float]:
        return LEFT + (math.log10(x) - left) * across, HEIGHT - BOTTOM - (math.log10(y) - low) * rise

    parts = []
    for power in range(left, right + 1):
        x, _ = place(10.0**power, 10.0**low)
        parts.append(svg.path(f"M{x:.1f} {TOP} V{HEIGHT - BOTTOM}", stroke="#e5e7eb", line=1))
        parts.append(svg.text(x, HEIGHT - BOTTOM + 16, f"{10.0**power:g}", size=11, fill=MUTED))
    for power in range(low, high + 1):
        _, y = place(10.0**left, 10.0**power)
        parts.append(svg.path(f"M{LEFT} {y:.1f} H{WIDTH - RIGHT}", stroke="#e5e7eb", line=1))
        parts.append(svg.text(LEFT - 6, y + 4, _round_words(10.0**power), size=10, fill=MUTED, anchor="end"))
    parts.append(svg.text(WIDTH - RIGHT, HEIGHT - 8, "operations a byte", size=12, fill=INK, anchor="end"))
    start = max(10.0**left, 10.0**low / bandwidth)
    ridge = place(peak / bandwidth, peak)
    corners = [place(start, roof(start, peak, bandwidth)), ridge, place(10.0**right, peak)]
    parts.append(svg.path("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in corners), stroke=FORWARD, line=3))
    x, y = place(intensity, roof(intensity, peak, bandwidth))
    parts.append(svg.path(f"M{x:.1f} {HEIGHT - BOTTOM} V{y:.1f}", stroke=HIGHLIGHT, line=1.5))
    parts.append(svg.circle(x, y, 6, fill=HIGHLIGHT))
    for number, (name, at, rate) in enumerate(points):
        x, y = place(at, rate or roof(at, peak, bandwidth))
        parts.append(svg.circle(x, y, 5, fill="#ffffff" if rate is None else EXPECTED, stroke=EXPECTED, line=2))
        # Open dots lie on the roof and have room above it, measured ones lie below it.
        x, y = (x - 8, y - 8) if rate is None else (x, y + 19 + 14 * (number % 2))
        middle = "middle" if x < WIDTH - 80 else "end"
        parts.append(svg.text(x, y, name, fill=INK, anchor="end" if rate is None else middle))
    return svg.document(WIDTH, HEIGHT, "".join(parts))
