"""A scene as SVG: no style sheet, no definitions, nothing that a sanitiser would strip."""

from __future__ import annotations

import html
from collections.abc import Sequence

from pixelgrad.graph.scene import Curve, Point, Rect, Scene, Shape, Tip
from pixelgrad.plot import svg


def to_svg(scene: Scene, *, parts: bool = False) -> str:
    """Write a scene as SVG.

    Parameters
    ----------
    parts
        Whether shapes carry the names of what they belong to (``data-part``), for a script.
    """
    body = "".join(_shape(shape, parts) for shape in scene.shapes)
    return svg.document(
        _r(scene.width), _r(scene.height), f'<g font-family="{svg.FONT}" text-anchor="middle">{body}</g>'
    )


def _shape(shape: Shape, parts: bool) -> str:
    mark = f' data-part="{shape.part}"' if parts and shape.part else ""
    if isinstance(shape, Rect):
        stroke = f' stroke="{shape.stroke}" stroke-width="{shape.line:g}"' if shape.stroke != "none" else ""
        return (
            f'<rect x="{_r(shape.x):g}" y="{_r(shape.y):g}" width="{_r(shape.width):g}" height="{_r(shape.height):g}" '
            f'rx="{shape.r:g}" fill="{shape.fill}"{stroke}{mark}/>'
        )
    if isinstance(shape, Curve):
        return (
            f'<path d="{_way(shape.points)}" fill="none" stroke="{shape.stroke}" stroke-width="{shape.line:g}"{mark}/>'
        )
    if isinstance(shape, Tip):
        corners = " ".join(f"{_r(x):g} {_r(y):g}" for x, y in shape.points)
        return f'<path d="M{corners}Z" fill="{shape.fill}"{mark}/>'
    weight = ' font-weight="bold"' if shape.bold else ""
    anchor = f' text-anchor="{shape.anchor}"' if shape.anchor != "middle" else ""
    place = f'x="{_r(shape.x):g}" y="{_r(shape.y):g}" font-size="{shape.size:g}"'
    return f'<text {place} fill="{shape.fill}"{weight}{anchor}{mark}>{html.escape(shape.text)}</text>'


def _way(points: Sequence[Point]) -> str:
    """Write a line of curves; straight ones shorter."""
    spots = [(_r(x), _r(y)) for x, y in points]
    words = [f"M{spots[0][0]:g} {spots[0][1]:g}"]
    for k in range(1, len(spots), 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = spots[k - 1 : k + 3]
        if x0 == x1 == x2 == x3 or y0 == y1 == y2 == y3:
            words.append(f"L{x3:g} {y3:g}")
        else:
            words.append(f"C{x1:g} {y1:g} {x2:g} {y2:g} {x3:g} {y3:g}")
    return "".join(words)


def _r(value: float) -> float:
    return round(value, 1)
