"""What a layout is made from, and what it is."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle that is to be placed.

    Parameters
    ----------
    width, height
        Its size.
    group
        The groups that it stands in, outermost first.
    """

    width: float
    height: float
    group: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """An edge between two boxes, with room for a label of the given size."""

    start: int
    end: int
    width: float = 0
    height: float = 0


@dataclass(frozen=True)
class Route:
    """The way of an edge: a start, then cubic curves of three points each; and where its label stands."""

    points: tuple[Point, ...]
    label: Point


@dataclass(frozen=True)
class Frame:
    """The rectangle around a group: left, top, width, height."""

    group: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """Where everything stands.

    Parameters
    ----------
    width, height
        Size of the whole.
    centres
        The middle of each box.
    ranks
        The layer of each box; every edge leads to a later one.
    routes
        The ways of the edges.
    frames
        The groups' rectangles, outer ones first.
    crossings
        How often edges cross, counted between the layers.
    """

    width: float
    height: float
    centres: tuple[Point, ...]
    ranks: tuple[int, ...]
    routes: tuple[Route, ...]
    frames: tuple[Frame, ...]
    crossings: int
