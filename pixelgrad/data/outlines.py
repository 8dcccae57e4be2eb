"""Ten outlines: how far a point lies inside or outside of a disc, a star, a heart and so on.

Like `pixelgrad.data.pen`, only with operations that every machine rounds in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Outline = Callable[[Floats, Floats], Floats]


def disc(x: Floats, y: Floats, radius: float) -> Floats:
    """Return the distance from a disc around 0, negative inside."""
    return np.asarray(np.sqrt(x * x + y * y) - radius)


def polygon(*corners: tuple[float, float]) -> Outline:
    """Return a function that gives the distance from a polygon, negative inside.

    References
    ----------
    I. Quilez, "2D distance functions": the nearest edge gives the distance, the crossings of a ray give the sign.
    """

    def distance(x: Floats, y: Floats) -> Floats:
        nearest = np.full(x.shape, np.inf)
        inside = np.zeros(x.shape, dtype=bool)
        for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
            ex, ey = bx - ax, by - ay
            along = np.clip(((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey), 0.0, 1.0)
            dx, dy = (x - ax) - along * ex, (y - ay) - along * ey
            np.minimum(nearest, dx * dx + dy * dy, out=nearest)
            if ey != 0:
                inside ^= ((ay > y) != (by > y)) & (x < ex * ((y - ay) / ey) + ax)
        return np.where(inside, -np.sqrt(nearest), np.sqrt(nearest))

    return distance


def ring(x: Floats, y: Floats) -> Floats:
    """Return the distance from a ring."""
    return np.asarray(np.abs(disc(x, y, 0.74)) - 0.2)


def heart(x: Floats, y: Floats) -> Floats:
    """Return the distance from a heart: two discs and a triangle below them."""
    lobes = np.minimum(disc(x - 0.41, y + 0.3, 0.5), disc(x + 0.41, y + 0.3, 0.5))
    return np.minimum(lobes, _HEART_TIP(x, y))


def crescent(x: Floats, y: Floats) -> Floats:
    """Return the distance from a moon: a disc without another one."""
    return np.maximum(disc(x, y, 0.94), -disc(x - 0.42, y + 0.12, 0.74))


def _both_sides(*corners: tuple[float, float]) -> Sequence[tuple[float, float]]:
    """Add the mirror image of a right half, whose first and last corner lie on the axis or get a partner."""
    mirrored = [(-x, y) for x, y in reversed(corners) if x != 0]
    return (*corners, *mirrored)


_HEART_TIP = polygon(*_both_sides((0.88, -0.12), (0.0, 0.94)), (0.0, -0.3))
OUTLINES: dict[str, Outline] = {
    "disc": lambda x, y: disc(x, y, 0.88),
    "ring": ring,
    "square": polygon((-0.78, -0.78), (0.78, -0.78), (0.78, 0.78), (-0.78, 0.78)),
    "triangle": polygon((0.0, -0.95), (0.92, 0.72), (-0.92, 0.72)),
    "star": polygon(*_both_sides((0, -1), (0.24, -0.33), (0.95, -0.31), (0.39, 0.13), (0.59, 0.81), (0, 0.41))),
    "cross": polygon(*_both_sides((0.3, -0.95), (0.3, -0.3), (0.95, -0.3), (0.95, 0.3), (0.3, 0.3), (0.3, 0.95))),
    "heart": heart,
    "crescent": crescent,
    "arrow": polygon(*_both_sides((0, -1), (0.8, -0.1), (0.3, -0.1), (0.3, 0.95))),
    "bolt": polygon((0.25, -1.0), (-0.62, 0.15), (-0.08, 0.15), (-0.3, 1.0), (0.62, -0.25), (0.08, -0.25), (0.5, -1.0)),
}
