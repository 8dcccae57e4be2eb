"""`brighten`: saturating brightness."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_image, random_side
from pixelgrad.check.case import Case


def brighten(image: np.ndarray, amount: int) -> np.ndarray:
    """Give the right answer."""
    return np.clip(image.astype(np.int64) + amount, 0, 255).astype(np.uint8)


def _brighten_one_side(image: np.ndarray, amount: int) -> np.ndarray:
    return np.minimum(image.astype(np.int64) + amount, 255).astype(np.uint8)


def brighten_cases(rng: Generator) -> Iterator[Case]:
    """Small and large amounts of both signs."""
    height, width = random_side(rng)
    middle = random_image(rng, height, width, 3) // 4 + 90
    image = random_image(rng, height, width, 3)
    small, large = int(rng.integers(5, 40)), int(rng.integers(100, 200))
    yield Case("inside the range", (middle, small), about=f"amount {small}, nothing saturates")
    yield Case("inside the range", (middle, -small), about=f"amount {-small}, nothing saturates")
    yield Case("inside the range", (random_image(rng, width, height), 0), about="amount 0")
    yield Case("too bright", (image, large), about=f"amount {large}")
    yield Case("too bright", (random_image(rng, width, height), 255), about="amount 255 on a gray image")
    yield Case("too dark", (image, -large), about=f"amount {-large}")
    yield Case("beyond 255", (image, 256), about="amount 256")
    yield Case("beyond 255", (image, 300 + large), about=f"amount {300 + large}")
    yield Case("beyond 255", (image, -300 - large), about=f"amount {-300 - large}")


BRIGHTEN = Exercise(
    id="brighten",
    unit="01_images",
    points=2,
    time_limit=5.0,
    reference=brighten,
    cases=brighten_cases,
    misconceptions=(
        Misconception(
            "wraps-around",
            "Bright pixels turned dark or dark ones bright: the sum went round the end of uint8's range.",
            (
                lambda image, amount: (image.astype(np.int64) + amount).astype(np.uint8),
                lambda image, amount: np.clip((image.astype(np.int64) + amount).astype(np.uint8), 0, 255),
                lambda image, amount: image + amount,
                lambda image, amount: np.clip(image + amount, 0, 255),
            ),
        ),
        Misconception(
            "one-end-only",
            "One end of the range saturates, but at the other one the values wrap around.",
            (
                _brighten_one_side,
                lambda image, amount: np.maximum(image.astype(np.int64) + amount, 0).astype(np.uint8),
            ),
        ),
        Misconception(
            "other-dtype",
            "The values saturate, but the result is no longer a uint8 image.",
            tuple(
                lambda image, amount, dtype=dtype: np.clip(image.astype(dtype) + amount, 0, 255)
                for dtype in (np.int64, np.int16, np.int32, np.float64, np.float32, np.uint16)
            ),
        ),
        Misconception(
            "does-not-saturate",
            "The sum was neither limited to 0 and 255 nor brought back to uint8.",
            tuple(
                lambda image, amount, dtype=dtype: image.astype(dtype) + amount
                for dtype in (np.int64, np.int16, np.int32, np.float64)
            ),
        ),
        Misconception(
            "scales-instead-of-adding",
            "The values were multiplied; brightening by an amount adds it.",
            (lambda image, amount: np.clip(image * (1 + amount / 255), 0, 255).astype(np.uint8),),
        ),
    ),
)
