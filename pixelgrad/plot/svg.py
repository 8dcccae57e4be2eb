"""A few strokes of SVG: strings in, strings out. Drawings stand on a white card, legible in every theme."""

import html

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = 12,
    fill: str = "#1f2430",
    anchor: str = "middle",
    weight: str = "normal",
    mono: bool = False,
) -> str:
    """Write words with their baseline at (x, y)."""
    family = MONO if mono else FONT
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{family}" font-size="{size:g}" font-weight="{weight}" '
        f'fill="{fill}" text-anchor="{anchor}">{html.escape(words)}</text>'
    )


def group(body: str, *, size: float, mono: bool = False, anchor: str = "middle") -> str:
    """Give many short texts one font, said once."""
    family = MONO if mono else FONT
    return f'<g font-family="{family}" font-size="{size:g}" text-anchor="{anchor}">{body}</g>'


def label(x: float, y: float, words: str, fill: str) -> str:
    """Write words in the font of the group around them."""
    return f'<text x="{x:g}" y="{y:g}" fill="{fill}">{html.escape(words)}</text>'


def rect(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: str = "none",
    stroke: str = "none",
    line: float = 1,
    r: float = 0,
) -> str:
    """Draw a rectangle, with rounded corners where `r` is given."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{r:g}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{line:g}"/>'
    )


def path(d: str, *, stroke: str, line: float = 2, fill: str = "none") -> str:
    """Draw a path with round ends."""
    return (
        f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{line:g}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def circle(x: float, y: float, r: float, *, fill: str, stroke: str = "none", line: float = 1) -> str:
    """Draw a circle."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}" stroke="{stroke}" stroke-width="{line:g}"/>'


def document(width: float, height: float, body: str) -> str:
    """Put a drawing on its white card."""
    card = rect(0, 0, width, height, fill="#ffffff", r=6)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}">{card}{body}</svg>'
    )
