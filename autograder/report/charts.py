"""Bars made of HTML, so that their words keep their size on a narrow screen. Each is described in words too."""

from __future__ import annotations

import math
from collections.abc import Sequence

from autograder.report.markup import Markup, counted, escape, join, tag, unfold
from autograder.report.markup import table as make_table


def histogram(values: Sequence[float], top: float, unit: str, title: str, mark: float | None = None) -> Markup:
    """Return how many values lie where.

    Parameters
    ----------
    values
        At least one, from 0 to `top`.
    top
        The right end of the scale.
    unit
        What is counted on the scale, such as "points".
    title
        What the picture shows.
    mark
        A value whose column is set off, such as the median.
    """
    step = nice_step(top)
    count = max(1, math.ceil(round(top / step, 9)))
    sizes = [0] * count
    for value in values:
        sizes[_place(value, step, count)] += 1
    highest = max(sizes)
    columns = []
    for place, size in enumerate(sizes):
        names = "column marked" if mark is not None and place == _place(mark, step, count) else "column"
        bar = tag("span", class_="bar", style=f"height:{100 * size / highest:.1f}%")
        columns.append(tag("div", tag("span", size or "", class_="size"), bar, class_=names))
    labels = [tag("span", f"{place * step:g}") for place in range(count)]
    ranges = [f"{place * step:g} to {min(top, (place + 1) * step):g}" for place in range(count)]
    words = "; ".join(f"{where} {unit}: {size}" for where, size in zip(ranges, sizes, strict=True) if size)
    picture = tag("div", *columns, class_="columns", role="img", aria_label=f"{title}. {words}.")
    scale = tag("div", *labels, tag("span", f"{count * step:g}", class_="end"), class_="scale", aria_hidden="true")
    numbers = make_table(title, (unit, "students"), zip(ranges, sizes, strict=True), numbers=(1,))
    caption = tag("figcaption", title, f", in {unit}." if unit else ".")
    return tag("figure", picture, scale, caption, unfold("The same as a table", numbers), class_="histogram")


def shares(parts: Sequence[tuple[str, int]], total: int) -> Markup:
    """Return one bar that is divided; a part is named by its style, which is also its word."""
    words = ", ".join(f"{count} {name}" for name, count in parts if count)
    pieces = [
        tag("span", class_=f"part {name.replace(' ', '-')}", style=f"width:{100 * count / total:.2f}%")
        for name, count in parts
        if count
    ]
    return tag("div", *pieces, class_="shares", role="img", aria_label=f"{words} of {counted(total, 'student')}")


def length(count: int, most: int) -> Markup:
    """Return a plain bar beside a number that stands in words already."""
    return tag("div", tag("span", class_="part found", style=f"width:{100 * count / most:.2f}%"), class_="shares")


def legend(parts: Sequence[tuple[str, str]]) -> Markup:
    """Say what the colours of divided bars mean: style and words."""
    keys = (
        tag("span", tag("i", class_=f"part {style.replace(' ', '-')}"), words, class_="key") for style, words in parts
    )
    return tag("p", join(keys, escape(" ")), class_="legend")


def nice_step(top: float) -> float:
    """Return the width of a column: 1, 2 or 5 times a power of ten, for at most 20 columns."""
    if top <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(top / 20))
    return next(power * factor for factor in (1, 2, 5, 10) if top / (power * factor) <= 20.000001)


def _place(value: float, step: float, count: int) -> int:
    return min(count - 1, max(0, int(value / step + 1e-9)))
