"""Grids of numbers with a window that moves over them, step by step: what the convolution explorers are made of.

Everything is computed here, in Python; the script only draws the step that the slider stands at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from pixelgrad.explore.scaffold import explorer
from pixelgrad.plot import svg
from pixelgrad.plot.encode import short, svg_uri
from pixelgrad.plot.page import Page
from pixelgrad.plot.style import FORWARD, HIGHLIGHT, INK, MUTED

EDGE = 14  # around the drawing
WIDEST = 760

PLAIN, RIM, WINDOW, GRID = "#ffffff", "#e9edf3", "#fdf0d3", "#9aa1ad"

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Panel:
    """A grid of numbers at a fixed place of the drawing.

    Parameters
    ----------
    title
        A few words above it.
    x, y
        Its top left corner, in pixels.
    cell
        The side of a cell.
    values
        The numbers as they are written.
    rim
        How many rows and columns on each side were added to the image.
    grows
        Whether its numbers appear one by one, in the order in which they are read.
    ink
        The colour of its numbers.
    """

    title: str
    x: float
    y: float
    cell: float
    values: list[list[str]]
    rim: tuple[int, int] = (0, 0)
    grows: bool = False
    ink: str = INK


@dataclass(frozen=True)
class Mark:
    """A window on a panel at one step: its place, and the weights that stand on its cells ("" for none)."""

    panel: int
    row: int
    column: int
    weights: list[list[str]]


@dataclass(frozen=True)
class Step:
    """One step: what is marked, how many numbers each growing panel shows by now, and the sum written out."""

    marks: tuple[Mark, ...]
    shown: dict[int, int]
    words: str


@dataclass(frozen=True)
class Scene:
    """The panels, the signs between them (x, y, sign), and the steps."""

    width: float
    height: float
    panels: tuple[Panel, ...]
    signs: tuple[tuple[float, float, str], ...]
    steps: tuple[Step, ...]


def write(value: float) -> str:
    """Write a number as briefly as it can be read, with a real minus sign."""
    return short(value).replace("-", "\N{MINUS SIGN}")


def write_grid(values: Numbers) -> list[list[str]]:
    """Write all numbers of a grid."""
    return [[write(value) for value in row] for row in values]


def write_weights(weights: Numbers) -> list[list[str]]:
    """Write a window's weights; a weight of 0 is left out."""
    return [["" if weight == 0 else f"·{write(weight)}" for weight in row] for row in weights]


def write_sum(values: Numbers, weights: Numbers) -> str:
    """Write a weighted sum out, "2·2 + 7·1 + 9·1 + 13·1 = 33"; products with a weight of 0 are left out."""
    parts: list[str] = []
    for value, weight in zip(values.ravel(), weights.ravel(), strict=True):
        if weight == 0:
            continue
        sign = "\N{MINUS SIGN}" if weight < 0 else "+"
        product = f"{write(value) if value >= 0 else f'({write(value)})'}·{write(abs(weight))}"
        parts.append(f"{sign} {product}" if parts else (f"{sign}{product}" if weight < 0 else product))
    return f"{' '.join(parts) or '0'} = {write(float((values * weights).sum()))}"


def sliding_page(
    scenes: Mapping[str, Scene], choices: Sequence[tuple[str, Sequence[str]]], *, alt: str, caption: str
) -> Page:
    """Put an explorer together from scenes.

    Parameters
    ----------
    scenes
        From a key, the chosen options' places joined by commas ("0,2"), to a scene. The first one is seen first.
    choices
        For each question its label and its options.
    alt, caption
        What the still shows, in words, and a sentence below.
    """
    first = next(iter(scenes))
    scene = scenes[first]
    data = {
        "choices": [{"label": label, "options": list(options)} for label, options in choices],
        "scenes": {key: asdict(value) for key, value in scenes.items()},
        "start": first,
        "colours": {"window": WINDOW, "rim": RIM, "plain": PLAIN, "grid": GRID, "mark": HIGHLIGHT, "weight": FORWARD},
        "ink": INK,
        "muted": MUTED,
    }
    words = f"{alt} {scene.steps[0].words}"
    return explorer(
        "sliding.js", data, still=svg_uri(scene_svg(scene, 0)), width=round(scene.width), alt=words, caption=caption
    )


def scene_svg(scene: Scene, place: int) -> str:
    """Draw one step of a scene, with its sum below, as the script draws it."""
    step = scene.steps[place]
    parts = [svg.text(x, y, sign, size=22, fill=MUTED) for x, y, sign in scene.signs]
    for index, panel in enumerate(scene.panels):
        marks = [mark for mark in step.marks if mark.panel == index]
        shown = step.shown.get(index, 0) if panel.grows else len(panel.values) * len(panel.values[0])
        parts.append(_panel_svg(panel, marks, shown))
    parts.append(svg.text(EDGE, scene.height + 14, step.words, size=14, fill=INK, anchor="start"))
    return svg.document(scene.width, scene.height + 30, "".join(parts))


def _panel_svg(panel: Panel, marks: Sequence[Mark], shown: int) -> str:
    rows, columns, cell = len(panel.values), len(panel.values[0]), panel.cell
    parts = [svg.text(panel.x, panel.y - 8, panel.title, size=12, fill=MUTED, anchor="start")]
    for row in range(rows):
        for column in range(columns):
            x, y = panel.x + column * cell, panel.y + row * cell
            weight = _weight_at(marks, row, column)
            added = not (panel.rim[0] <= row < rows - panel.rim[0] and panel.rim[1] <= column < columns - panel.rim[1])
            fill = WINDOW if weight is not None else RIM if added else PLAIN
            parts.append(svg.rect(x, y, cell, cell, fill=fill, stroke=GRID, line=0.8))
            if row * columns + column >= shown:
                continue
            up = 3 if weight else 0
            ink = MUTED if added else panel.ink
            parts.append(
                svg.text(x + cell / 2, y + cell / 2 + 5 - up, panel.values[row][column], size=13, fill=ink, mono=True)
            )
            if weight:
                parts.append(
                    svg.text(x + cell - 4, y + cell - 4, weight, size=10.5, fill=FORWARD, anchor="end", mono=True)
                )
    for mark in marks:
        height, width = len(mark.weights), len(mark.weights[0])
        x, y = panel.x + mark.column * cell, panel.y + mark.row * cell
        parts.append(svg.rect(x, y, width * cell, height * cell, stroke=HIGHLIGHT, line=2.5, r=2))
    return "".join(parts)


def _weight_at(marks: Sequence[Mark], row: int, column: int) -> str | None:
    for mark in marks:
        down, along = row - mark.row, column - mark.column
        if 0 <= down < len(mark.weights) and 0 <= along < len(mark.weights[0]):
            return mark.weights[down][along]
    return None
