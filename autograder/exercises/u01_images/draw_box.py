"""`draw_box`: a filled box, clipped to the image."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from pixelgrad.check.case import Case


def draw_box(image: np.ndarray, top: int, bottom: int, left: int, right: int, color: tuple[float, ...]) -> np.ndarray:
    """Give the right answer."""
    rows = np.arange(image.shape[0])[:, None]
    columns = np.arange(image.shape[1])[None, :]
    inside = (rows >= top) & (rows < bottom) & (columns >= left) & (columns < right)
    return np.where(inside[..., None], np.asarray(color, dtype=image.dtype), image)


def _draw_unclipped(image: np.ndarray, top: int, bottom: int, left: int, right: int, color: Any) -> np.ndarray:
    out = image.copy()
    out[top:bottom, left:right] = color
    return out


def _draw_clipping_starts(image: np.ndarray, top: int, bottom: int, left: int, right: int, color: Any) -> np.ndarray:
    return _draw_unclipped(image, max(top, 0), bottom, max(left, 0), right, color)


def _draw_in_place(image: np.ndarray, top: int, bottom: int, left: int, right: int, color: Any) -> np.ndarray:
    image[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = color
    return image


def _draw_in_place_unclipped(image: np.ndarray, top: int, bottom: int, left: int, right: int, color: Any) -> np.ndarray:
    image[top:bottom, left:right] = color
    return image


def _draw_first_channel(image: np.ndarray, top: int, bottom: int, left: int, right: int, color: Any) -> np.ndarray:
    return draw_box(image, top, bottom, left, right, (color[0],) * image.shape[-1])


def _draw_outline(image: np.ndarray, top: int, bottom: int, left: int, right: int, color: Any) -> np.ndarray:
    out = draw_box(image, top, bottom, left, right, color)
    inner = (slice(max(top + 1, 0), max(bottom - 1, 0)), slice(max(left + 1, 0), max(right - 1, 0)))
    out[inner] = image[inner]
    return out


def draw_box_cases(rng: Generator) -> Iterator[Case]:
    """Boxes inside the image, over each of its edges, and quite outside."""
    height, width = random_side(rng, 8, 13)
    image = random_image(rng, height, width, 3)
    color = tuple(int(value) for value in rng.integers(0, 256, 3))
    green = (0, 255, 0)
    yield Case("inside", (image, 1, 4, 2, 7, green), about="a box inside the image")
    yield Case("inside", (image, 3, 6, 0, 2, color), about="a box at the left edge")
    yield Case("inside", (image, 2, 3, 5, 6, color), about="a box of one pixel")
    yield Case("inside", (image, 0, height, 0, width, color), about="a box as large as the image")
    yield Case("inside", (image, 4, 4, 1, 5, color), about="a box without rows")
    yield Case("clipped", (image, -3, 4, 2, 5, color), about="a box that reaches over the top edge")
    yield Case("clipped", (image, 2, 5, -4, 3, color), about="a box that reaches over the left edge")
    yield Case("clipped", (image, height - 2, height + 9, 1, 4, color), about="a box that reaches over the bottom edge")
    yield Case("clipped", (image, 1, 3, width - 2, width + 50, color), about="a box that reaches over the right edge")
    yield Case("outside", (image, -6, -2, 1, 4, color), about="a box above the image")
    yield Case("outside", (image, 1, 4, -5, -1, color), about="a box to the left of the image")
    yield Case("outside", (image, height, height + 3, width + 1, width + 5, color), about="a box beyond the corner")
    rgba = (*color, 128)
    yield Case("other images", (random_image(rng, height, width, 4), 2, 5, 1, 6, rgba), about="an RGBA image")
    floats = random_floats(rng, height, width, 3)
    yield Case("other images", (floats, 1, 4, 3, 6, (0.25, 1.0, 0.5)), about="a float image")


DRAW_BOX = Exercise(
    id="draw_box",
    unit="01_images",
    points=2,
    time_limit=5.0,
    reference=draw_box,
    cases=draw_box_cases,
    misconceptions=(
        Misconception(
            "rows-and-columns-swapped",
            "The box lies mirrored at the diagonal: `top` and `bottom` were taken for columns.",
            (
                lambda image, top, bottom, left, right, color: draw_box(image, left, right, top, bottom, color),
                lambda image, top, bottom, left, right, color: _draw_unclipped(image, left, right, top, bottom, color),
            ),
        ),
        Misconception(
            "inclusive-end",
            "The box is one row or one column too large: `bottom` and `right` are the first ones outside.",
            (
                lambda image, t, b, le, r, color: draw_box(image, t, b + 1, le, r + 1, color),
                lambda image, t, b, le, r, color: draw_box(image, t, b + 1, le, r, color),
                lambda image, t, b, le, r, color: draw_box(image, t, b, le, r + 1, color),
                lambda image, t, b, le, r, color: _draw_unclipped(image, max(t, 0), b + 1, max(le, 0), r + 1, color),
            ),
        ),
        Misconception(
            "edits-in-place",
            "The box was drawn into the caller's own array: nothing was copied before the change.",
            (_draw_in_place, lambda *box: _draw_in_place(*box).copy(), _draw_in_place_unclipped),
        ),
        Misconception(
            "negative-wraps-around",
            "A negative coordinate counted from the far edge, as NumPy's slices do, instead of being clipped.",
            (_draw_unclipped, _draw_clipping_starts),
        ),
        Misconception(
            "one-value-for-all-channels",
            "All channels got the same value; `color` holds one value for each.",
            (_draw_first_channel,),
        ),
        Misconception("outline-only", "Only the box's outline was drawn; it should be filled.", (_draw_outline,)),
        Misconception(
            "size-for-end",
            "`bottom` and `right` were taken for the box's height and width; they are positions.",
            (lambda image, t, b, le, r, color: draw_box(image, t, t + b, le, le + r, color),),
        ),
    ),
)
