"""`sobel`: how brightness changes along the columns, along the rows, and in all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator
from scipy import ndimage

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from pixelgrad.check.case import Case

_NAMES = {"zero": "constant", "reflect": "mirror"}

Gradients = tuple[np.ndarray, np.ndarray, np.ndarray]


def sobel(image: np.ndarray, mode: str = "reflect") -> Gradients:
    """Give the right answer, by `scipy.ndimage.sobel`, which looks from left to right and from top to bottom."""
    return _by(image, _NAMES[mode])


def _by(image: np.ndarray, name: str) -> Gradients:
    values = image.astype(np.float64)
    gx, gy = ndimage.sobel(values, axis=1, mode=name), ndimage.sobel(values, axis=0, mode=name)
    return gx, gy, np.hypot(gx, gy)


Step = Callable[[np.ndarray, np.ndarray], Any]


def _with_magnitude(magnitude: Step) -> Callable[..., Gradients]:
    def answer(image: np.ndarray, mode: str = "reflect") -> Gradients:
        gx, gy, _ = sobel(image, mode)
        return gx, gy, magnitude(gx, gy)

    return answer


def _with_all(change: Callable[[np.ndarray], np.ndarray]) -> Callable[..., Gradients]:
    def answer(image: np.ndarray, mode: str = "reflect") -> Gradients:
        gx, gy, magnitude = sobel(image, mode)
        return change(gx), change(gy), change(magnitude)

    return answer


def _swapped(image: np.ndarray, mode: str = "reflect") -> Gradients:
    gx, gy, magnitude = sobel(image, mode)
    return gy, gx, magnitude


def _sign_lost(image: np.ndarray, mode: str = "reflect") -> Gradients:
    gx, gy, magnitude = sobel(image, mode)
    return np.abs(gx), np.abs(gy), magnitude


def _swapped_and_correlated(image: np.ndarray, mode: str = "reflect") -> Gradients:
    gx, gy, magnitude = sobel(image, mode)
    return -gy, -gx, magnitude


def _clipped(image: np.ndarray, mode: str = "reflect") -> Gradients:
    gx, gy, _ = sobel(image, mode)
    gx, gy = np.maximum(gx, 0), np.maximum(gy, 0)
    return gx, gy, np.hypot(gx, gy)


def _correlated(x: float, y: float) -> Callable[..., Gradients]:
    def answer(image: np.ndarray, mode: str = "reflect") -> Gradients:
        gx, gy, magnitude = sobel(image, mode)
        return x * gx, y * gy, magnitude

    return answer


def _other_kernel(smooth: tuple[float, float, float]) -> Callable[..., Gradients]:
    def answer(image: np.ndarray, mode: str = "reflect") -> Gradients:
        values, name = image.astype(np.float64), _NAMES[mode]
        difference = [-1.0, 0.0, 1.0]
        gx = ndimage.correlate1d(ndimage.correlate1d(values, smooth, 0, mode=name), difference, 1, mode=name)
        gy = ndimage.correlate1d(ndimage.correlate1d(values, smooth, 1, mode=name), difference, 0, mode=name)
        return gx, gy, np.hypot(gx, gy)

    return answer


def _valid_only(image: np.ndarray, mode: str = "reflect") -> Gradients:
    gx, gy, magnitude = sobel(image, mode)
    return gx[1:-1, 1:-1], gy[1:-1, 1:-1], magnitude[1:-1, 1:-1]


def _in_image_dtype(image: np.ndarray, mode: str = "reflect") -> Gradients:
    gx, gy = (ndimage.sobel(image, axis=axis, mode=_NAMES[mode]) for axis in (1, 0))
    return gx, gy, np.hypot(gx.astype(np.float64), gy.astype(np.float64))


def _stored_in_image_dtype(image: np.ndarray, mode: str = "reflect") -> Gradients:
    gx, gy, magnitude = (part.astype(np.int64).astype(image.dtype) for part in sobel(image, mode))
    return (gx, gy, magnitude) if image.dtype == np.uint8 else sobel(image, mode)


def sobel_cases(rng: Generator) -> Iterator[Case]:
    """Each of the three parts for itself, both paddings, a uint8 image, straight edges of known sign."""
    height, width = random_side(rng, 5, 7)
    image = random_image(rng, height, width) // 2 + 60
    floats = random_floats(rng, width, height) / 2 + 0.3
    bright_right = np.repeat([[0.0, 0.0, 0.0, 1.0, 1.0]], 4, axis=0)
    bright_below = bright_right.T.copy()
    for place, name in enumerate(("gx", "gy", "magnitude")):

        def case(*args: Any, about: str, place: int = place, name: str = name) -> Case:
            return Case(name, (3, place, *args), about=f"{name} of {about}", probe="part")

        yield case(floats, about="a float image")
        yield case(bright_right, about="an image that is dark on the left and bright on the right")
        yield case(bright_below, about="an image that is dark above and bright below")
    yield Case("zero padding", (floats, "zero"), about="a float image with zeros around it")
    yield Case("all three", (image, "reflect"), about="a uint8 image")
    yield Case("all three", (np.full((3, 4), 7.0),), about="an image without edges")


SOBEL = Exercise(
    id="sobel",
    unit="02_convolution",
    points=2,
    reference=sobel,
    cases=sobel_cases,
    misconceptions=(
        Misconception(
            "gx-and-gy-swapped",
            "gx and gy are exchanged: gx answers to changes from left to right, gy to changes from top to bottom.",
            (_swapped, _swapped_and_correlated),
        ),
        Misconception(
            "sum-of-absolutes",
            "The magnitude is |gx| + |gy|; the length of the arrow (gx, gy) is asked for.",
            (_with_magnitude(lambda gx, gy: np.abs(gx) + np.abs(gy)),),
        ),
        Misconception(
            "sign-lost",
            "gx and gy came without their sign: dark to bright looks the same as bright to dark.",
            (_sign_lost, _clipped),
        ),
        Misconception(
            "not-rotated",
            "The signs are turned around: the kernels were not rotated, so this is correlation.",
            (_correlated(-1, -1), _correlated(-1, 1), _correlated(1, -1)),
        ),
        Misconception(
            "no-square-root",
            "The magnitude is gx² + gy²: the root is missing.",
            (_with_magnitude(lambda gx, gy: gx**2 + gy**2),),
        ),
        Misconception(
            "other-magnitude",
            "The two directions were added, averaged or compared; the magnitude is the length of the arrow (gx, gy).",
            (
                _with_magnitude(lambda gx, gy: gx + gy),
                _with_magnitude(lambda gx, gy: (gx + gy) / 2),
                _with_magnitude(lambda gx, gy: (np.abs(gx) + np.abs(gy)) / 2),
                _with_magnitude(lambda gx, gy: np.sqrt((gx**2 + gy**2) / 2)),
            ),
        ),
        Misconception(
            "edge-pixel-repeated",
            "At the border the edge pixel was repeated; a reflection brings the pixels behind it, in reverse.",
            (
                lambda image, mode="reflect": _by(image, "nearest" if mode == "reflect" else "constant"),
                lambda image, mode="reflect": _by(image, "reflect" if mode == "reflect" else "constant"),
            ),
        ),
        Misconception(
            "zeros-by-default",
            "Without a mode the image was surrounded by zeros, which draws an edge all around it.",
            (lambda image, mode="zero": sobel(image, mode),),
        ),
        Misconception(
            "mode-ignored",
            "Both modes gave the same result.",
            (
                lambda image, mode="reflect": sobel(image, "reflect"),
                lambda image, mode="reflect": sobel(image, "zero"),
            ),
        ),
        Misconception(
            "smaller-than-the-image",
            "The results are smaller than the image: nothing was added around it.",
            (_valid_only,),
        ),
        Misconception(
            "integer-overflow",
            "The differences were stored as uint8, which has no place for negative numbers or for more than 255.",
            (_in_image_dtype, _stored_in_image_dtype),
        ),
        Misconception(
            "other-kernel",
            "The weights are not Sobel's: the middle row counts twice, and nothing is divided.",
            (
                _other_kernel((1, 1, 1)),
                _other_kernel((0, 1, 0)),
                _with_all(lambda part: part / 4),
                _with_all(lambda part: part / 8),
            ),
        ),
        Misconception(
            "stretched",
            "The results were scaled to their own largest value; they are to be returned as they are.",
            (
                _with_magnitude(
                    lambda gx, gy: np.hypot(gx, gy) / np.hypot(gx, gy).max() if gx.any() or gy.any() else np.abs(gx)
                ),
                _with_magnitude(
                    lambda gx, gy: (
                        np.hypot(gx, gy) / np.hypot(gx, gy).max() * 255 if gx.any() or gy.any() else np.abs(gx)
                    )
                ),
            ),
        ),
    ),
)
