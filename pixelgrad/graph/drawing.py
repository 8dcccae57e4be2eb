"""`draw`: the picture of a graph."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pixelgrad.graph.layout import Layout
from pixelgrad.graph.layout.arrange import Direction
from pixelgrad.graph.model import Graph
from pixelgrad.graph.naming import variables
from pixelgrad.graph.paint import Show, paint
from pixelgrad.graph.scene import Scene
from pixelgrad.graph.svg import to_svg
from pixelgrad.graph.values import graph_of, is_value
from pixelgrad.graph.view import Collapse, view
from pixelgrad.graph.words import in_words
from pixelgrad.plot.encode import svg_uri
from pixelgrad.plot.figures import figure_html, image_tag
from pixelgrad.plot.page import Page, show


@dataclass(frozen=True, repr=False)
class Picture(Page):
    """A drawn graph: shown by Jupyter as the last value of a cell, by `show()` anywhere else.

    Parameters
    ----------
    svg
        The drawing.
    alt
        The same in words.
    layout
        Where everything stands.
    """

    svg: str = ""
    alt: str = ""
    layout: Layout | None = field(default=None, compare=False)
    scene: Scene | None = field(default=None, compare=False)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html, "image/svg+xml": self.svg, "text/plain": self.text}

    def show(self) -> None:
        """Show the picture below the running cell."""
        show(self)

    def save(self, path: str | Path) -> Path:
        """Write the picture to a file, as SVG or PNG by its ending, and return the path.

        Raises
        ------
        ValueError
            If the path ends in neither.
        """
        target = Path(path)
        ending = target.suffix.lower()
        if ending == ".svg":
            target.write_text(self.svg, encoding="utf-8")
        elif ending == ".png":
            from pixelgrad.graph.png import to_png

            assert self.scene is not None
            target.write_bytes(to_png(self.scene))
        else:
            raise ValueError(f"path: {target.name!r} ends neither in .svg nor in .png")
        return target


def draw(
    graph: Any,
    *,
    direction: Direction | None = None,
    collapse: Collapse = None,
    parameters: bool | None = None,
    constants: bool = False,
    values: bool = True,
    gradients: bool = True,
    partials: bool = True,
    caption: str = "",
    names: Mapping[str, Any] | None = None,
) -> Picture:
    """Draw a graph in layers: values blue, gradients orange, the derivative of each step on its edge.

    Parameters
    ----------
    graph
        What `trace` or `autograd_graph` returned; or a `Value`: then the graph behind it as it stands, with the
        gradients it holds now.
    direction
        Where the edges lead, ``"right"`` or ``"down"``; by default to the right unless that is too broad for a page.
    collapse
        How deep modules are shown (1: each module of the first level is one box), or names of modules that become one
        box; by default only as far as the picture would be too large; 0 for nothing.
    parameters
        Whether parameters and buffers get boxes of their own; by default those outside modules.
    constants
        Whether numbers in the code get boxes of their own instead of standing in the formulas.
    values, gradients, partials
        Which numbers are drawn.
    caption
        A sentence below.
    names
        For a `Value`: variables and what they refer to; by default those of the caller.

    Returns
    -------
    Picture
        Shown by Jupyter as the last value of a cell; `show()` elsewhere, `save(path)` as SVG or PNG.

    Raises
    ------
    TypeError
        If it is neither a graph nor a `Value`.
    ValueError
        If `direction` or `collapse` is none of the above.
    """
    known = as_graph(graph, names if names is not None else variables(sys._getframe(1)))
    seen = view(known, collapse=collapse, parameters=parameters, constants=constants)
    scene, layout = paint(seen, direction, Show(values, gradients, partials))
    drawing = to_svg(scene)
    alt = in_words(seen, values=values, gradients=gradients, partials=partials)
    body = image_tag(svg_uri(drawing), alt, round(scene.width))
    return Picture(figure_html(body, caption), f"[graph: {alt}]", drawing, alt, layout, scene)


def as_graph(item: Any, names: Mapping[str, Any]) -> Graph:
    """Return a graph as it is, and for a `Value` the graph behind it."""
    if isinstance(item, Graph):
        return item
    if is_value(item):
        return graph_of(item, names)
    raise TypeError(f"graph: {type(item).__name__} is neither a traced graph nor a Value; trace(f, ...) makes a graph")
