"""`step`: a graph that is computed before one's eyes, forward and backward, without a kernel."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pixelgrad.explore.scaffold import explorer
from pixelgrad.graph.chain import steps
from pixelgrad.graph.drawing import as_graph
from pixelgrad.graph.layout.arrange import Direction
from pixelgrad.graph.naming import variables
from pixelgrad.graph.paint import Show, paint
from pixelgrad.graph.svg import to_svg
from pixelgrad.graph.view import view
from pixelgrad.graph.words import in_words
from pixelgrad.plot.encode import svg_uri
from pixelgrad.plot.page import Page, show

MOST = 60  # boxes: more cannot be followed


@dataclass(frozen=True, repr=False)
class Player(Page):
    """A graph to step through: shown as the last value of a cell, by `show()` anywhere else."""

    def show(self) -> None:
        """Show the player below the running cell."""
        show(self)


def step(
    graph: Any,
    *,
    direction: Direction | None = None,
    caption: str = "",
    names: Mapping[str, Any] | None = None,
) -> Player:
    """Step through a graph: forward one operation at a time, then backward with the chain rule written out.

    Buttons, a slider and the arrow keys move; where scripts do not run, the finished graph is shown.

    Parameters
    ----------
    graph, direction, names
        As for `draw`.
    caption
        A sentence below; by default it says what is to be done.

    Raises
    ------
    TypeError
        If it is neither a graph nor a `Value`.
    ValueError
        If it has too many boxes to be followed.
    """
    known = as_graph(graph, names if names is not None else variables(sys._getframe(1)))
    seen = view(known, collapse=0)
    if len(seen.cards) > MOST:
        raise ValueError(
            f"graph: {len(seen.cards)} boxes are too many to step through (at most {MOST}); draw(graph) shows it"
        )
    scene, _ = paint(seen, direction, Show())
    alt = in_words(seen)
    moves = steps(seen)
    data = {
        "svg": to_svg(scene, parts=True),
        "width": round(scene.width),
        "alt": alt,
        "steps": [[move.phase, move.shown, move.hot, move.words] for move in moves],
    }
    words = caption or "Forward, values are computed; backward, gradients are collected along the edges."
    page = explorer("stepping.js", data, still=svg_uri(to_svg(scene)), width=round(scene.width), alt=alt, caption=words)
    return Player(page.html, page.text)
