"""A pen that draws digits: strokes in, pictures of 28 by 28 pixels out.

Only operations that every machine rounds in the same way are used here (sums, products, quotients, square roots, one
element at a time), and random bits as they come from the generator. So the same bytes come out everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIDE = 28
POINTS = 132  # along all strokes of a digit together: about two a pixel
CHUNK = 64  # digits that are drawn at once: what fits into a processor's cache

Floats = NDArray[np.float64]


class Chance:
    """Random numbers whose bits are the same in every version of NumPy.

    Parameters
    ----------
    seed
        Decides all that is drawn.
    """

    def __init__(self, seed: int) -> None:
        self._bits = np.random.PCG64(seed)

    def uniform(self, low: float, high: float, *shape: int) -> Floats:
        """Draw evenly from `low` to `high`."""
        count = int(np.prod(shape))
        raw = np.asarray(self._bits.random_raw(count), dtype=np.uint64)
        unit = (raw >> np.uint64(11)).astype(np.float64).reshape(shape) * 2.0**-53
        return np.asarray(low + (high - low) * unit, dtype=np.float64)

    def bell(self, width: float, *shape: int) -> Floats:
        """Draw around 0, near ones more often, none beyond `width`."""
        return (self.uniform(-width, width, *shape) + self.uniform(-width, width, *shape)) / 2

    def order(self, count: int) -> NDArray[np.int64]:
        """Draw an order of `count` things."""
        return np.argsort(self.uniform(0, 1, count), kind="stable")


@dataclass(frozen=True)
class Glyph:
    """One way to write a digit.

    Parameters
    ----------
    points
        The points of all strokes, shape (P, 2), x before y.
    weights
        Shape (POINTS, P): each dot of the pen is a weighted sum of the points.
    """

    points: Floats
    weights: Floats


def make_glyph(strokes: Sequence[Sequence[Sequence[float]]]) -> Glyph:
    """Lay a smooth curve (Catmull and Rom's) through the points of every stroke, and dots along it."""
    spans = [(number, span) for number, stroke in enumerate(strokes) for span in range(len(stroke) - 1)]
    starts = np.cumsum([0, *(len(stroke) for stroke in strokes)])
    weights = np.zeros((POINTS, int(starts[-1])))
    for dot in range(POINTS):
        place = dot * len(spans) / (POINTS - 1)
        which = min(int(place), len(spans) - 1)
        number, span = spans[which]
        t = place - which
        last = len(strokes[number]) - 1
        shares = (
            (-0.5 * t + t * t - 0.5 * t * t * t),
            (1 - 2.5 * t * t + 1.5 * t * t * t),
            (0.5 * t + 2 * t * t - 1.5 * t * t * t),
            (-0.5 * t * t + 0.5 * t * t * t),
        )
        for neighbour, share in zip((span - 1, span, span + 1, span + 2), shares, strict=True):
            weights[dot, starts[number] + min(max(neighbour, 0), last)] += share
    return Glyph(np.array([point for stroke in strokes for point in stroke], dtype=np.float64), weights)


def draw(glyph: Glyph, count: int, style: Mapping[str, Any], chance: Chance) -> NDArray[np.uint8]:
    """Write one digit many times, each time a little differently.

    Parameters
    ----------
    glyph
        What is written.
    count
        How often.
    style
        The ranges from which size, slant, bend, pen and ink are drawn.

    Returns
    -------
    numpy.ndarray
        uint8, shape (count, 28, 28): bright ink on black.
    """
    points = glyph.points - 0.5 + chance.bell(style["wobble"], count, *glyph.points.shape)
    dots = np.zeros((count, POINTS, 2))
    for index in range(len(glyph.points)):  # one after the other: a matrix product adds in an order of its own
        dots += glyph.weights[:, index, None] * points[:, None, index]
    x, y = _distort(dots[..., 0], dots[..., 1], count, style, chance)
    pen, soft = (chance.uniform(*style[key], count, 1, 1) for key in ("pen", "soft"))
    ink = 255 * chance.uniform(*style["ink"], count, 1, 1)
    distances = np.concatenate([_distances(x[at : at + CHUNK], y[at : at + CHUNK]) for at in range(0, count, CHUNK)])
    paper = ink * np.clip(0.5 + (pen - distances) / soft, 0.0, 1.0)
    paper += np.where(paper > 0, chance.bell(style["speckle"], count, SIDE, SIDE), 0.0)
    return (np.clip(paper, 0, 255) + 0.5).astype(np.uint8)


def _distort(x: Floats, y: Floats, count: int, style: Mapping[str, Any], chance: Chance) -> tuple[Floats, Floats]:
    """Bend, scale, slant, turn and shift the dots, from a box of side 1 around 0 to pixels."""
    bends = chance.bell(style["bend"], 6, count, 1)
    x, y = (
        x + bends[0] * x * y + bends[1] * (y * y - 0.1) + bends[2] * x * x,
        y + bends[3] * x * y + bends[4] * (x * x - 0.1) + bends[5] * y * y,
    )
    height = chance.uniform(*style["height"], count, 1)
    y = y * height
    x = x * height * chance.uniform(*style["width"], count, 1) - y * chance.uniform(*style["slant"], count, 1) * 0.5
    # A rotation from the tangent of half its angle: cosine and sine without either function.
    half = chance.uniform(*style["turn"], count, 1)
    cosine, sine = (1 - half * half) / (1 + half * half), 2 * half / (1 + half * half)
    x, y = cosine * x - sine * y, sine * x + cosine * y
    middle = (SIDE - 1) / 2
    return tuple(middle + axis + chance.uniform(*style["shift"], count, 1) for axis in (x, y))  # type: ignore[return-value]


def _distances(x: Floats, y: Floats) -> Floats:
    """Return each pixel's distance from the nearest dot, shape (N, 28, 28)."""
    grid = np.arange(SIDE, dtype=np.float64)
    across = np.square(grid - x[:, :, None]).astype(np.float32)  # (N, POINTS, 28)
    down = np.square(grid - y[:, :, None]).astype(np.float32)
    nearest = np.full((len(x), SIDE, SIDE), np.inf, dtype=np.float32)
    sums = np.empty_like(nearest)
    for dot in range(x.shape[1]):
        np.add(down[:, dot, :, None], across[:, dot, None, :], out=sums)
        np.minimum(nearest, sums, out=nearest)
    return np.sqrt(nearest.astype(np.float64))
