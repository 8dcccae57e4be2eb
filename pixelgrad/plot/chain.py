"""The chain rule on a small graph, with its numbers: y = w1·x1 + w2·x2 + b, C = (y − target)³."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from pixelgrad.plot import svg
from pixelgrad.plot.encode import svg_uri
from pixelgrad.plot.figures import figure_html, image_tag
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import FORWARD, GRADIENT_INK, HIGHLIGHT, INK, MUTED

WIDTH, HEIGHT = 760.0, 310.0
BOX_WIDTH, BOX_HEIGHT = 84.0, 40.0

# Where the boxes stand, and which gradient belongs to each.
PLACES = {
    "x1": (60, 60), "w1": (60, 120), "x2": (60, 195), "w2": (60, 255),
    "a1": (225, 90), "a2": (225, 225), "c": (370, 158), "b": (436, 265), "y": (515, 158), "C": (675, 158),
}  # fmt: skip
RULES = {"a1": "w1 · x1", "a2": "w2 · x2", "c": "a1 + a2", "y": "c + b", "C": "(y − t)³"}
EDGES = (
    ("x1", "a1"), ("w1", "a1"), ("x2", "a2"), ("w2", "a2"),
    ("a1", "c"), ("a2", "c"), ("c", "y"), ("b", "y"), ("y", "C"),
)  # fmt: skip
ASKED = {"y": "dC_dy", "w1": "dC_dw1", "w2": "dC_dw2", "b": "dC_db"}


def show_chain(
    x1: float,
    w1: float,
    x2: float,
    w2: float,
    b: float,
    target: float,
    *,
    gradients: Mapping[str, Any] | None = None,
    caption: str,
) -> None:
    """Draw the graph of y = w1·x1 + w2·x2 + b and C = (y − target)³ with the value of every node.

    Parameters
    ----------
    x1, w1, x2, w2, b, target
        The numbers that go in.
    gradients
        What `chain_gradients` returned: with it, slopes stand on the edges, and gradients at y, w1, w2 and b.
    caption
        A sentence below.
    """
    show(chain_page(x1, w1, x2, w2, b, target, gradients=gradients, caption=caption))


def chain_page(
    x1: float,
    w1: float,
    x2: float,
    w2: float,
    b: float,
    target: float,
    *,
    gradients: Mapping[str, Any] | None = None,
    caption: str,
) -> Page:
    """Return what `show_chain` shows; same parameters."""
    values = {"x1": x1, "w1": w1, "x2": x2, "w2": w2, "b": b, "a1": w1 * x1, "a2": w2 * x2}
    values["c"] = values["a1"] + values["a2"]
    values["y"] = values["c"] + b
    values["C"] = (values["y"] - target) ** 3
    slopes = dict.fromkeys(EDGES, 1.0) | {("x1", "a1"): w1, ("w1", "a1"): x1, ("x2", "a2"): w2, ("w2", "a2"): x2}
    slopes["y", "C"] = 3 * (values["y"] - target) ** 2
    found = {node: gradients[key] for node, key in ASKED.items() if key in gradients} if gradients else {}
    drawing = svg.document(WIDTH, HEIGHT, _body(values, slopes if gradients else {}, found, target))
    words = ", ".join(f"{node} = {_number(value)}" for node, value in values.items())
    alt = f"A graph from the inputs and weights on the left to the cost C on the right. Values: {words}."
    if found:
        alt += " Gradients of C: " + ", ".join(f"at {node} {_number(value)}" for node, value in found.items()) + "."
    return Page(figure_html(image_tag(svg_uri(drawing), alt, int(WIDTH)), caption), f"[graph: {alt}]")


def _body(
    values: Mapping[str, float], slopes: Mapping[tuple[str, str], float], found: Mapping[str, Any], target: float
) -> str:
    parts = []
    for start, end in EDGES:
        (left, top), (right, bottom) = PLACES[start], PLACES[end]
        upward = start == "b"
        x0, y0 = (left, top - BOX_HEIGHT / 2) if upward else (left + BOX_WIDTH / 2, top)
        x1, y1 = (right - BOX_WIDTH / 2 - 4, bottom + (8 if upward else 0))
        middle = (x0 + x1) / 2
        curve = (
            f"M{x0} {y0} C{x0} {y1 + 10} {x0 + 20} {y1} {x1} {y1}"
            if upward
            else f"M{x0} {y0} C{middle} {y0} {middle} {y1} {x1} {y1}"
        )
        parts.append(svg.path(curve, stroke="#9aa1ad", line=1.8))
        parts.append(svg.path(f"M{x1 - 6} {y1 - 4} L{x1} {y1} L{x1 - 6} {y1 + 4}", stroke="#9aa1ad", line=1.8))
        if (start, end) in slopes:
            x, y = (x0 + 16, (y0 + y1) / 2 + 22) if upward else (middle, (y0 + y1) / 2)
            text = _number(slopes[start, end])
            half = 4 + 3.6 * len(text)
            parts.append(svg.rect(x - half, y - 9, 2 * half, 18, fill="#fbeee4", r=4))
            parts.append(svg.text(x, y + 4, text, size=11.5, fill=GRADIENT_INK))
    for node, (x, y) in PLACES.items():
        parts.append(_box(node, x, y, values[node], node in ("w1", "w2", "b")))
        if node in found:
            words = f"∂C/∂{node} = {_number(found[node])}"
            parts.append(svg.text(x, y + BOX_HEIGHT / 2 + 15, words, size=12, fill=GRADIENT_INK, weight="bold"))
    parts.append(svg.text(675, 108, f"target t = {_number(target)}", size=12, fill=MUTED))
    key = "values, on the way forward" if not slopes else "values"
    parts.append(svg.text(12, 20, key, size=11.5, fill=FORWARD, anchor="start"))
    if slopes:
        words = "on the edges: the slope of that step alone; below the boxes: its product with all that come after"
        parts.append(svg.text(62, 20, words, size=11.5, fill=GRADIENT_INK, anchor="start"))
    return "".join(parts)


def _box(node: str, x: float, y: float, value: float, learnt: bool) -> str:
    left, top = x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2
    stroke = HIGHLIGHT if learnt else "#9aa1ad"
    name = f"{node} = {RULES[node]}" if node in RULES else node
    return (
        svg.rect(left, top, BOX_WIDTH, BOX_HEIGHT, fill="#f7f8fa", stroke=stroke, line=2 if learnt else 1.2, r=7)
        + svg.text(x, y - 5, name, size=11.5, fill=INK)
        + svg.text(x, y + 13, _number(value), size=14, fill=FORWARD, weight="bold")
    )


def _number(value: Any) -> str:
    """Write a number in at most six places; a student's answer may hold anything."""
    if isinstance(value, int | float | np.number) and not isinstance(value, bool):
        return f"{float(value):.6g}".replace("-", "−")
    return type(value).__name__
