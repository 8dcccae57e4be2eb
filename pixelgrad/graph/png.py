"""A scene as PNG, drawn by matplotlib: it is here in any case, and no browser or other program is needed."""

from __future__ import annotations

import io
from typing import Any

from pixelgrad.graph.scene import Curve, Rect, Scene, Tip

DENSITY = 2.0  # pixels of the PNG for one of the SVG
_LARGEST = 12_000  # pixels along a side


def to_png(scene: Scene) -> bytes:
    """Return a scene as an encoded PNG, twice as fine as on the screen (less, where it would be very large)."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon, Rectangle
    from matplotlib.path import Path

    density = min(DENSITY, _LARGEST / max(scene.width, scene.height))
    points = 72.0  # of a hundred pixels: matplotlib measures lines and letters in points
    figure = Figure(figsize=(scene.width / 100, scene.height / 100), dpi=100 * density, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0, scene.width)
    axes.set_ylim(scene.height, 0)
    scale = points / 100
    for order, shape in enumerate(scene.shapes):
        if isinstance(shape, Rect):
            r = min(shape.r, shape.width / 2, shape.height / 2)
            style: dict[str, Any] = {
                "facecolor": shape.fill,
                "edgecolor": shape.stroke,
                "linewidth": shape.line * scale,
                "zorder": order,
            }
            if r > 0:
                corners = (shape.x + r, shape.y + r), shape.width - 2 * r, shape.height - 2 * r
                axes.add_patch(FancyBboxPatch(*corners, boxstyle=f"round,pad={r}", **style))
            else:
                axes.add_patch(Rectangle((shape.x, shape.y), shape.width, shape.height, **style))
        elif isinstance(shape, Curve):
            codes = [Path.MOVETO] + [Path.CURVE4] * (len(shape.points) - 1)
            style = {"facecolor": "none", "edgecolor": shape.stroke, "linewidth": shape.line * scale, "zorder": order}
            axes.add_patch(PathPatch(Path(shape.points, codes), **style))
        elif isinstance(shape, Tip):
            axes.add_patch(Polygon(shape.points, facecolor=shape.fill, edgecolor="none", zorder=order))
        else:
            side = {"middle": "center", "start": "left", "end": "right"}[shape.anchor]
            axes.text(
                shape.x,
                shape.y,
                shape.text.replace("$", r"\$"),
                fontsize=shape.size * scale * 0.94,  # matplotlib's own letters are broader than a browser's
                color=shape.fill,
                ha=side,
                va="baseline",
                weight="bold" if shape.bold else "normal",
                family="DejaVu Sans",
                zorder=order,
            )
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()
