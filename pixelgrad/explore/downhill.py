"""The way downhill: learning rate and batch size, and where the steps lead."""

from __future__ import annotations

import numpy as np

from pixelgrad.explore.chance import bell, mulberry, shuffled
from pixelgrad.explore.scaffold import explorer
from pixelgrad.plot import svg
from pixelgrad.plot.encode import data_uri, png_bytes, svg_uri, to_pixels
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import FORWARD, GRADIENT, INK, MUTED

POINTS, STEPS = 64, 60
RATES = tuple(round(0.01 * 10 ** (k / 8), 3) for k in range(18))
BATCHES = (1, 2, 4, 8, 16, 32, 64)
START = (-1.0, 1.6)
LEFT, RIGHT, BOTTOM, TOP = -1.6, 2.4, -1.2, 2.0  # the slopes and the offsets that the map shows
SIDE_X, SIDE_Y = 340, 272
GAP, EDGE = 56, 30
LOW, HIGH = 0.05, 50.0  # the losses that the curve's axis shows


def downhill(rate: float = 0.1, batch: int = 8) -> None:
    """Show gradient descent on a line's slope and offset, with sliders for the learning rate and the batch size.

    On the left the path over the map of the loss, on the right the loss after each step.

    Parameters
    ----------
    rate, batch
        Where the sliders stand at first: the nearest of what they offer.
    """
    show(downhill_page(rate, batch))


def downhill_page(rate: float = 0.1, batch: int = 8) -> Page:
    """Return what `downhill` shows; same parameters."""
    rate_at = int(np.argmin(np.abs(np.log(np.array(RATES) / rate))))
    batch_at = int(np.argmin(np.abs(np.array(BATCHES) - batch)))
    x, y = points()
    path = descend(x, y, RATES[rate_at], BATCHES[batch_at], seed=1)
    losses = [loss(x, y, w, b) for w, b in path]
    background = data_uri(png_bytes(_map(x, y)), "image/png")
    best = loss(x, y, *np.polyfit(x, y, 1))
    data = {
        "x": [round(v, 4) for v in x],
        "y": [round(v, 4) for v in y],
        "map": background,
        "rates": RATES,
        "batches": BATCHES,
        "rate": rate_at,
        "batch": batch_at,
        "steps": STEPS,
        "start": START,
        "box": [LEFT, RIGHT, BOTTOM, TOP],
        "size": [SIDE_X, SIDE_Y, GAP, EDGE],
        "axis": [LOW, HIGH],
        "best": round(float(best), 4),
    }
    words = f"learning rate {RATES[rate_at]:g}, batches of {BATCHES[batch_at]}"
    alt = (
        f"Left, a map of the loss over a slope and an offset, with the path of {STEPS} steps from its upper left "
        f"towards the valley. Right, the loss after each step. With {words} it goes from {losses[0]:.2f} to "
        f"{losses[-1]:.2f}; the lowest possible is {best:.2f}."
    )
    caption = "Gradient descent on two numbers, a line's slope and offset: dark is a low loss, every dot a step."
    width = 2 * SIDE_X + GAP + 2 * EDGE
    return explorer(
        "downhill.js", data, still=svg_uri(_still(background, path, losses)), width=width, alt=alt, caption=caption
    )


def points() -> tuple[np.ndarray, np.ndarray]:
    """Return the 64 points that the line is fitted to."""
    draws = mulberry(7)
    x = np.array([2.4 * next(draws) - 0.8 for _ in range(POINTS)])
    y = 0.9 * x + 0.2 + np.array([0.35 * bell(draws) for _ in range(POINTS)])
    return np.round(x, 4), np.round(y, 4)


def loss(x: np.ndarray, y: np.ndarray, w: float, b: float) -> float:
    """Return the mean of the squared errors of a line."""
    return float(((w * x + b - y) ** 2).mean())


def descend(x: np.ndarray, y: np.ndarray, rate: float, batch: int, seed: int) -> list[tuple[float, float]]:
    """Return slope and offset at the start and after each step."""
    w, b = START
    path = [(w, b)]
    draws = mulberry(seed)
    queue: list[int] = []
    for _ in range(STEPS):
        if len(queue) < batch:
            queue = shuffled(POINTS, draws)
        chosen, queue = queue[:batch], queue[batch:]
        error = w * x[chosen] + b - y[chosen]
        w, b = w - rate * 2 * float((error * x[chosen]).mean()), b - rate * 2 * float(error.mean())
        if not (abs(w) < 1e6 and abs(b) < 1e6):
            break
        path.append((w, b))
    return path


def _map(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Colour the losses over slope and offset, in bands that look like contours."""
    w = np.linspace(LEFT, RIGHT, SIDE_X // 2)
    b = np.linspace(TOP, BOTTOM, SIDE_Y // 2)
    errors = w[None, :, None] * x + b[:, None, None] - y
    height = np.log((errors**2).mean(axis=-1))
    bands = np.floor((height - height.min()) / (height.max() - height.min()) * 12) / 12
    return to_pixels(0.25 + 0.7 * bands, (0.0, 1.0), "viridis")


def _still(background: str, path: list[tuple[float, float]], losses: list[float]) -> str:
    across, down = SIDE_X / (RIGHT - LEFT), SIDE_Y / (TOP - BOTTOM)
    spots = [(EDGE + (w - LEFT) * across, EDGE + (TOP - b) * down) for w, b in path]
    inside = [(x, y) for x, y in spots if EDGE <= x <= EDGE + SIDE_X and EDGE <= y <= EDGE + SIDE_Y]
    left = EDGE + SIDE_X + GAP
    rise = SIDE_Y / np.log(HIGH / LOW)
    curve = [
        (left + k * SIDE_X / STEPS, EDGE + SIDE_Y - np.log(min(max(v, LOW), HIGH) / LOW) * rise)
        for k, v in enumerate(losses)
    ]
    parts = [
        f'<image href="{background}" x="{EDGE}" y="{EDGE}" width="{SIDE_X}" height="{SIDE_Y}" '
        'preserveAspectRatio="none"/>',
        svg.path("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in inside), stroke="#ffffff", line=1.6),
        *(svg.circle(x, y, 2.6, fill="#ffffff", stroke=GRADIENT, line=1.4) for x, y in inside),
        svg.path(f"M{left} {EDGE} L{left} {EDGE + SIDE_Y} L{left + SIDE_X} {EDGE + SIDE_Y}", stroke=MUTED, line=1.2),
        svg.path("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in curve), stroke=FORWARD, line=2.2),
        svg.text(EDGE, EDGE - 10, "slope across, offset up", size=12, fill=INK, anchor="start"),
        svg.text(left, EDGE - 10, "loss of all points, after each step", size=12, fill=INK, anchor="start"),
        svg.text(left + SIDE_X, EDGE + SIDE_Y + 16, f"{STEPS} steps", size=11, fill=MUTED, anchor="end"),
    ]
    for value in (0.1, 1, 10):
        y = EDGE + SIDE_Y - np.log(value / LOW) * rise
        parts.append(svg.path(f"M{left} {y:.1f} L{left + SIDE_X} {y:.1f}", stroke="#e5e7eb", line=1))
        parts.append(svg.text(left - 6, y + 4, f"{value:g}", size=11, fill=MUTED, anchor="end"))
    return svg.document(2 * SIDE_X + GAP + 2 * EDGE, SIDE_Y + 2 * EDGE, "".join(parts))
