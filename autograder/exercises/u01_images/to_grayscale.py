"""`to_grayscale`: luminance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from pixelgrad.check.case import Case

LUMINANCE = np.array([0.2125, 0.7154, 0.0721])


def to_grayscale(rgb: np.ndarray) -> np.ndarray:
    """Give the right answer, by `skimage.color.rgb2gray`."""
    from skimage.color import rgb2gray

    if rgb.ndim != 3 or rgb.shape[-1] != 3:
        raise ValueError(f"rgb has shape {rgb.shape}")
    return rgb2gray(rgb.astype(np.float64) / 255 if rgb.dtype == np.uint8 else rgb.astype(np.float64))


def _weighted(weights: Any, scale: bool = True) -> Callable[[np.ndarray], np.ndarray]:
    def convert(rgb: np.ndarray) -> np.ndarray:
        if rgb.ndim != 3 or rgb.shape[-1] != 3:
            raise ValueError("rgb")
        values = rgb.astype(np.float64) / (255 if scale and rgb.dtype == np.uint8 else 1)
        return values @ np.asarray(weights, dtype=np.float64)

    return convert


def _scale_by_look(rgb: np.ndarray) -> np.ndarray:
    values = rgb.astype(np.float64)
    return _weighted(LUMINANCE)(values / 255 if values.max() > 1 else values)


def to_grayscale_cases(rng: Generator) -> Iterator[Case]:
    """uint8 and float images, a nearly black one, and what is refused."""
    height, width = random_side(rng)
    yield Case("uint8", (random_image(rng, height, width, 3),), about="a uint8 image")
    yield Case("uint8", (random_image(rng, width, height, 3) // 3,), about="a dark uint8 image")
    black = rng.integers(0, 2, (height, width, 3), dtype=np.uint8)
    yield Case("uint8", (black,), about="a nearly black uint8 image")
    yield Case("float", (random_floats(rng, height, width, 3),), about="a float image")
    yield Case("float", (random_floats(rng, width, height, 3) * 0.3,), about="a dark float image")
    yield Case("refused", (random_image(rng, height, width, 4),), about="an RGBA image")
    yield Case("refused", (random_image(rng, height, width),), about="an image that is gray already")


TO_GRAYSCALE = Exercise(
    id="to_grayscale",
    unit="01_images",
    points=2,
    time_limit=5.0,
    reference=to_grayscale,
    cases=to_grayscale_cases,
    misconceptions=(
        Misconception(
            "plain-mean",
            "All three channels count the same; the eye sees green much brighter than blue.",
            (
                _weighted([1 / 3] * 3),
                _weighted([1 / 3] * 3, scale=False),
                lambda rgb: rgb.mean(axis=-1) / (255 if rgb.dtype == np.uint8 else 1),
                lambda rgb: rgb.mean(axis=-1),
            ),
        ),
        Misconception(
            "forgets-to-scale",
            "A uint8 image came out between 0 and 255; luminance is computed on values from 0 to 1.",
            (_weighted(LUMINANCE, scale=False), lambda rgb: rgb[..., :3] @ LUMINANCE),
        ),
        Misconception(
            "bgr-weights",
            "The weights of red and blue are exchanged.",
            (_weighted(LUMINANCE[::-1]), _weighted(LUMINANCE[::-1], scale=False)),
        ),
        Misconception(
            "rec601-weights",
            "These are the weights of another standard (Rec. 601, for television of the 1980s).",
            (_weighted([0.299, 0.587, 0.114]), _weighted([0.299, 0.587, 0.114], scale=False)),
        ),
        Misconception(
            "scale-from-values",
            "The scale was guessed from the brightest value; a dark uint8 image is still a uint8 image.",
            (_scale_by_look,),
        ),
        Misconception(
            "accepts-rgba",
            "An image with an alpha channel was not refused with a ValueError.",
            (lambda rgb: to_grayscale(rgb[..., :3]),),
        ),
    ),
)
