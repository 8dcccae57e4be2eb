"""`gray_to_rgb`: one channel to three equal ones."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def gray_to_rgb(gray: np.ndarray) -> np.ndarray:
    """Give the right answer."""
    return np.stack([gray, gray, gray], axis=-1)


def gray_to_rgb_cases(rng: Generator) -> Iterator[Case]:
    """Gray images of several dtypes."""
    height, width = random_side(rng)
    yield Case("uint8", (random_image(rng, height, width),), about="a uint8 image")
    yield Case("uint8", (random_image(rng, width, height),), about="a uint8 image of another shape")
    yield Case("other dtypes", (random_floats(rng, height, width),), about="a float64 image")
    yield Case("other dtypes", (random_floats(rng, height, width).astype(np.float32),), about="a float32 image")
    yield Case("other dtypes", (random_image(rng, height, width).astype(np.uint16) * 257,), about="a uint16 image")
    yield Case("other dtypes", (random_image(rng, height, width) > 99,), about="a bool image")


GRAY_TO_RGB = Exercise(
    id="gray_to_rgb",
    unit="01_images",
    points=1,
    time_limit=5.0,
    reference=gray_to_rgb,
    cases=gray_to_rgb_cases,
    rules=Rules(writable=True),
    misconceptions=(
        Misconception(
            "channels-first",
            "The channel axis came first, (3, height, width); NumPy images keep it last.",
            (lambda gray: np.stack([gray] * 3), lambda gray: np.stack([gray] * 3, axis=1)),
        ),
        Misconception(
            "broadcast-view",
            "The three channels are one and the same memory, seen three times: the result cannot be written to safely.",
            (
                lambda gray: np.broadcast_to(gray[..., None], (*gray.shape, 3)),
                lambda gray: np.broadcast_to(gray.copy()[..., None], (*gray.shape, 3)),
                lambda gray: np.lib.stride_tricks.as_strided(gray, (*gray.shape, 3), (*gray.strides, 0)),
                lambda gray: np.lib.stride_tricks.as_strided(gray.copy(), (*gray.shape, 3), (*gray.strides, 0)),
            ),
        ),
        Misconception(
            "one-channel",
            "An axis was added, but the gray values were not repeated along it.",
            (lambda gray: gray[..., None].copy(), lambda gray: gray[..., None]),
        ),
        Misconception(
            "only-red",
            "Only one of the three channels holds the gray values; equal amounts of all three make gray.",
            tuple(
                lambda gray, k=k: np.stack([gray * np.asarray(c == k).astype(gray.dtype) for c in range(3)], axis=-1)
                for k in range(3)
            ),
        ),
        Misconception(
            "other-dtype",
            "The values are right, but the dtype of the image was lost on the way.",
            (
                lambda gray: gray_to_rgb(gray).astype(np.float64),
                lambda gray: gray_to_rgb(gray).astype(np.uint8),
                lambda gray: gray_to_rgb(gray.astype(np.uint8) if gray.dtype == bool else gray),
            ),
        ),
        Misconception(
            "tiled-in-space",
            "The image was repeated side by side or below itself, not along a new channel axis.",
            (
                lambda gray: np.tile(gray, 3),
                lambda gray: np.tile(gray, (3, 1)),
                lambda gray: np.repeat(gray, 3, axis=1),
            ),
        ),
    ),
)
