"""Gradient descent on a surface: the learning rate decides where the steps lead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pixelgrad.explore.scaffold import explorer
from pixelgrad.plot import svg
from pixelgrad.plot.encode import data_uri, png_bytes, svg_uri, to_pixels
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import GRADIENT, HIGHLIGHT, INK

RATES = tuple(round(0.005 * 10 ** (k / 8), 4) for k in range(17))
STEPS = 40
LEFT, RIGHT, BOTTOM, TOP = -2.2, 2.2, -1.4, 1.4
WIDTH, HEIGHT, EDGE = 616, 392, 30
FAR = 1e4  # a path that has come so far will not return


@dataclass(frozen=True)
class Surface:
    """A function of two numbers, its gradient, where the path begins, and the lowest value."""

    formula: str
    value: Callable[[float, float], float]
    gradient: Callable[[float, float], tuple[float, float]]
    start: tuple[float, float]
    lowest: float


SURFACES = {
    "long valley": Surface(
        "f(x, y) = x²/2 + 6y²", lambda x, y: x * x / 2 + 6 * y * y, lambda x, y: (x, 12 * y), (-2.0, 1.0), 0.0
    ),
    "two basins": Surface(
        "f(x, y) = (x² − 1)² + x/4 + y²",
        lambda x, y: (x * x - 1) ** 2 + x / 4 + y * y,
        lambda x, y: (4 * x * (x * x - 1) + 0.25, 2 * y),
        (0.5, 1.2),
        -0.254,
    ),
}


def descent(rate: float = 0.05, surface: str = "long valley") -> None:
    """Show gradient descent on a surface seen from above, with a slider for the learning rate.

    Parameters
    ----------
    rate
        Where the slider stands at first: the nearest of what it offers.
    surface
        ``"long valley"`` or ``"two basins"``.
    """
    show(descent_page(rate, surface))


def descent_page(rate: float = 0.05, surface: str = "long valley") -> Page:
    """Return what `descent` shows; same parameters.

    Raises
    ------
    ValueError
        If there is no such surface, or the rate is not positive.
    """
    if surface not in SURFACES:
        raise ValueError(f"surface: {surface!r} is none of {', '.join(SURFACES)}")
    if not rate > 0:
        raise ValueError(f"rate: {rate} is not positive")
    at = int(np.argmin(np.abs(np.log(np.array(RATES) / rate))))
    chosen = SURFACES[surface]
    path = descend(chosen, RATES[at])
    maps = {name: data_uri(png_bytes(_map(item)), "image/png") for name, item in SURFACES.items()}
    data = {
        "maps": maps,
        "formulas": {name: item.formula for name, item in SURFACES.items()},
        "starts": {name: item.start for name, item in SURFACES.items()},
        "lowest": {name: item.lowest for name, item in SURFACES.items()},
        "surface": surface,
        "rates": RATES,
        "rate": at,
        "steps": STEPS,
        "far": FAR,
        "box": [LEFT, RIGHT, BOTTOM, TOP],
        "size": [WIDTH, HEIGHT, EDGE],
    }
    first, last = chosen.value(*path[0]), chosen.value(*path[-1])
    alt = (
        f"The surface {chosen.formula} from above, dark where it is low, with a path of {len(path) - 1} steps of "
        f"gradient descent. With learning rate {RATES[at]:g}, f goes from {first:.3f} to {last:.3f}."
    )
    caption = "Gradient descent on a surface seen from above: every dot is a step against the gradient."
    still = svg_uri(_still(maps[surface], chosen, path))
    return explorer("descent.js", data, still=still, width=WIDTH + 2 * EDGE, alt=alt, caption=caption)


def descend(surface: Surface, rate: float) -> list[tuple[float, float]]:
    """Return the start and where every step leads, until it is lost."""
    x, y = surface.start
    path = [(x, y)]
    for _ in range(STEPS):
        dx, dy = surface.gradient(x, y)
        x, y = x - rate * dx, y - rate * dy
        if not (abs(x) < FAR and abs(y) < FAR):
            break
        path.append((x, y))
    return path


def _map(surface: Surface) -> np.ndarray:
    """Colour the heights in bands that look like contours."""
    x = np.linspace(LEFT, RIGHT, WIDTH // 2)[None, :]
    y = np.linspace(TOP, BOTTOM, HEIGHT // 2)[:, None]
    height = np.vectorize(surface.value)(x, y) - surface.lowest
    level = np.sqrt(np.maximum(height, 0) / height.max())
    return to_pixels(0.2 + 0.78 * np.floor(level * 14) / 14, (0.0, 1.0), "viridis")


def _still(background: str, surface: Surface, path: list[tuple[float, float]]) -> str:
    spots = [
        (EDGE + (x - LEFT) * WIDTH / (RIGHT - LEFT), EDGE + (TOP - y) * HEIGHT / (TOP - BOTTOM))
        for x, y in path
        if LEFT <= x <= RIGHT and BOTTOM <= y <= TOP
    ]
    parts = [
        f'<image href="{background}" x="{EDGE}" y="{EDGE}" width="{WIDTH}" height="{HEIGHT}" '
        'preserveAspectRatio="none"/>',
        svg.path("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in spots), stroke="#ffffff", line=1.6),
        *(svg.circle(x, y, 3, fill="#ffffff", stroke=GRADIENT, line=1.5) for x, y in spots),
        svg.circle(*spots[0], 5, fill=HIGHLIGHT, stroke="#ffffff", line=1.5),
        svg.text(EDGE, EDGE - 10, f"{surface.formula}: x across, y up", size=12, fill=INK, anchor="start"),
    ]
    return svg.document(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE, "".join(parts))
