"""A drawing as a list of shapes, for whoever puts it on paper: SVG, PNG, the player."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Rect:
    """A rectangle with rounded corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = "none"
    line: float = 1.0
    r: float = 0.0
    part: str = ""


@dataclass(frozen=True)
class Curve:
    """A line of cubic curves: a start, then three points for each."""

    points: tuple[Point, ...]
    stroke: str
    line: float = 1.6
    part: str = ""
    dash: bool = False


@dataclass(frozen=True)
class Tip:
    """A filled arrow head."""

    points: tuple[Point, Point, Point]
    fill: str
    part: str = ""


@dataclass(frozen=True)
class Words:
    """A line of text with its baseline at (x, y)."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    anchor: str = "middle"
    bold: bool = False
    part: str = ""


Shape = Rect | Curve | Tip | Words


@dataclass(frozen=True)
class Scene:
    """Shapes on a white card, the first ones behind."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
