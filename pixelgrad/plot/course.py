"""The map of the course: eight units on one path, one of them highlighted."""

from collections.abc import Callable

from pixelgrad.plot import svg
from pixelgrad.plot.encode import svg_uri
from pixelgrad.plot.figures import figure_html, image_tag
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import EXPECTED, FORWARD, GRADIENT, HIGHLIGHT, INK, MUTED

UNITS = (
    ("Images", "are arrays"),
    ("Convolution", "and edges"),
    ("Gradients", "by hand"),
    ("Graphs that", "differentiate"),
    ("Training", "in PyTorch"),
    ("Why", "GPUs"),
    ("Smaller", "networks"),
    ("Graphs that", "leave Python"),
)
STEP = 94.0
RADIUS = 31.0
WIDTH, HEIGHT = 8 * STEP + 8, 146.0
PALE = "#d5d9e0"


def course_svg(unit: int) -> str:
    """Draw the eight units as a path; the ones before `unit` are passed, `unit` itself is highlighted.

    Raises
    ------
    ValueError
        If there is no such unit.
    """
    if not 1 <= unit <= len(UNITS):
        raise ValueError(f"unit: {unit} is not one of 1 to {len(UNITS)}")
    middle = 54.0
    centres = [4 + STEP * (index + 0.5) for index in range(len(UNITS))]
    parts = [svg.path(f"M{centres[0]} {middle} L{centres[-1]} {middle}", stroke=PALE, line=3)]
    if unit > 1:
        parts.append(svg.path(f"M{centres[0]} {middle} L{centres[unit - 1]} {middle}", stroke=HIGHLIGHT, line=3))
    for index, (x, words) in enumerate(zip(centres, UNITS, strict=True)):
        here = index + 1 == unit
        ring = HIGHLIGHT if index + 1 <= unit else PALE
        if here:
            parts.append(svg.circle(x, middle, RADIUS + 7, fill="#fdf3dc"))
        parts.append(svg.circle(x, middle, RADIUS, fill="#ffffff", stroke=ring, line=4 if here else 2.5))
        parts.append(MOTIFS[index](x, middle))
        weight, ink = ("bold", INK) if here else ("normal", MUTED)
        parts.append(svg.text(x, middle + RADIUS + 23, f"{index + 1:02}", size=10.5, fill=ink, weight=weight))
        for line, word in enumerate(words):
            parts.append(svg.text(x, middle + RADIUS + 38 + 14 * line, word, size=11.5, fill=ink, weight=weight))
    return svg.document(WIDTH, HEIGHT, "".join(parts))


def show_course(unit: int) -> None:
    """Show where a unit stands in the course.

    Parameters
    ----------
    unit
        The unit's number, 1 to 8.
    """
    titles = [" ".join(words) for words in UNITS]
    around = f"before it {titles[unit - 2]}, " if unit > 1 else ""
    after = f"after it {titles[unit]}" if unit < len(UNITS) else "the last one"
    alt = f"The eight units of the course as a path. This is unit {unit}, {titles[unit - 1]}; {around}{after}."
    image = image_tag(svg_uri(course_svg(unit)), alt, int(WIDTH))
    caption = "You are here: one path from the pixel to the compressed network."
    show(Page(figure_html(image, caption), f"[map: {alt}]"))


def _pixels(x: float, y: float) -> str:
    shades = ("#e8ecf2", "#e8ecf2", "#e8ecf2", "#e8ecf2", INK, "#e8ecf2", "#e8ecf2", "#e8ecf2", "#e8ecf2")
    return "".join(
        svg.rect(x - 16 + 11 * (i % 3), y - 16 + 11 * (i // 3), 10, 10, fill=shade, r=1)
        for i, shade in enumerate(shades)
    )


def _kernel(x: float, y: float) -> str:
    grid = "".join(svg.rect(x - 17 + 9 * (i % 4), y - 17 + 9 * (i // 4), 8, 8, fill="#e8ecf2", r=1) for i in range(16))
    return grid + svg.rect(x - 9, y - 18, 28, 28, stroke=FORWARD, line=2.5, r=2)


def _slope(x: float, y: float) -> str:
    bowl = svg.path(f"M{x - 18} {y - 15} Q{x} {y + 37} {x + 18} {y - 15}", stroke=FORWARD, line=2.5)
    step = svg.path(
        f"M{x - 13} {y - 3} L{x - 4} {y + 9} M{x - 5} {y + 3} L{x - 4} {y + 9} L{x - 10} {y + 8}", stroke=GRADIENT
    )
    return bowl + step


def _graph(x: float, y: float) -> str:
    lines = svg.path(f"M{x - 15} {y - 10} L{x} {y} L{x - 15} {y + 10} M{x} {y} L{x + 15} {y}", stroke=MUTED)
    spots = ((-15, -10), (-15, 10), (0, 0), (15, 0))
    return lines + "".join(svg.circle(x + dx, y + dy, 5, fill="#ffffff", stroke=FORWARD, line=2.5) for dx, dy in spots)


def _curve(x: float, y: float) -> str:
    axes = svg.path(f"M{x - 16} {y - 15} L{x - 16} {y + 14} L{x + 17} {y + 14}", stroke=MUTED)
    return axes + svg.path(
        f"M{x - 13} {y - 12} C{x - 7} {y + 10} {x} {y + 8} {x + 16} {y + 10}", stroke=FORWARD, line=2.5
    )


def _chip(x: float, y: float) -> str:
    pins = "".join(
        f"M{x + o} {y - 18} L{x + o} {y - 12} M{x + o} {y + 12} L{x + o} {y + 18} "
        f"M{x - 18} {y + o} L{x - 12} {y + o} M{x + 12} {y + o} L{x + 18} {y + o} "
        for o in (-7, 0, 7)
    )
    return svg.path(pins, stroke=MUTED) + svg.rect(
        x - 12, y - 12, 24, 24, fill="#ffffff", stroke=FORWARD, line=2.5, r=3
    )


def _smaller(x: float, y: float) -> str:
    heights = (30, 20, 12, 6)
    return "".join(
        svg.rect(x - 18 + 9.5 * i, y + 15 - h, 7, h, fill=FORWARD if i < 3 else EXPECTED, r=1)
        for i, h in enumerate(heights)
    )


def _leave(x: float, y: float) -> str:
    box = svg.path(
        f"M{x + 3} {y - 13} L{x - 15} {y - 13} L{x - 15} {y + 14} L{x + 9} {y + 14} L{x + 9} {y + 5}", stroke=MUTED
    )
    return box + svg.path(
        f"M{x - 6} {y + 4} L{x + 16} {y - 14} M{x + 6} {y - 15} L{x + 16} {y - 14} L{x + 14} {y - 4}",
        stroke=FORWARD,
        line=2.5,
    )


MOTIFS: tuple[Callable[[float, float], str], ...] = (_pixels, _kernel, _slope, _graph, _curve, _chip, _smaller, _leave)
