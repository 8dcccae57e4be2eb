"""`to_uint8`: 0–1 floats to bytes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_image, random_side
from pixelgrad.check.case import Case


def to_uint8(image: np.ndarray) -> np.ndarray:
    """Give the right answer."""
    if image.dtype == np.uint8:
        return image.copy()
    return np.rint(np.clip(image.astype(np.float64), 0, 1) * 255).astype(np.uint8)


def _wrapping(image: np.ndarray) -> np.ndarray:
    return image.copy() if image.dtype == np.uint8 else np.rint(image * 255).astype(np.int64).astype(np.uint8)


def _between_steps(rng: Generator, *shape: int) -> np.ndarray:
    """Draw floats in 0 to 1 whose 255-fold is well away from every half, which the contract leaves open."""
    return np.clip((rng.integers(0, 256, shape) + rng.uniform(-0.42, 0.42, shape)) / 255, 0, 1)


def to_uint8_cases(rng: Generator) -> Iterator[Case]:
    """Floats inside and outside 0 to 1, and a uint8 image."""
    height, width = random_side(rng)
    inside = _between_steps(rng, height, width)
    yield Case("rounding", (inside,), about="a float image between 0 and 1")
    yield Case("rounding", (_between_steps(rng, width, height, 3).astype(np.float32),), about="a float32 RGB image")
    yield Case("rounding", (np.array([[0.0, 1.0], [0.2, 0.999]]),), about="black, white and nearly white")
    beyond = inside.copy()
    beyond[::2, ::2] = rng.uniform(1.05, 2.9, beyond[::2, ::2].shape)
    beyond[1::2, 1::2] = rng.uniform(-2.9, -0.05, beyond[1::2, 1::2].shape)
    yield Case("clipping", (beyond,), about="a float image with values below 0 and above 1")
    yield Case("clipping", (np.array([[-1000.0, 1000.0, 300.0]]),), about="values far outside 0 to 1")
    yield Case("uint8", (random_image(rng, height, width, 3),), about="an image that is uint8 already")


TO_UINT8 = Exercise(
    id="to_uint8",
    unit="01_images",
    points=2,
    time_limit=5.0,
    reference=to_uint8,
    cases=to_uint8_cases,
    misconceptions=(
        Misconception(
            "truncates",
            "The fraction was cut off instead of rounded: every value that is not whole came out too dark.",
            (
                lambda image: (
                    image.copy() if image.dtype == np.uint8 else (np.clip(image, 0, 1) * 255).astype(np.uint8)
                ),
                lambda image: (
                    image.copy() if image.dtype == np.uint8 else (image * 255).astype(np.int64).astype(np.uint8)
                ),
            ),
        ),
        Misconception(
            "wraps-around",
            "Values outside 0 to 1 wrapped around: what is a little brighter than white came out dark.",
            (_wrapping,),
        ),
        Misconception(
            "scales-by-256",
            "The values were multiplied by 256: white has no place in eight bits then.",
            (
                lambda image: (
                    image.copy() if image.dtype == np.uint8 else np.clip(np.rint(image * 256), 0, 255).astype(np.uint8)
                ),
                lambda image: (
                    image.copy() if image.dtype == np.uint8 else np.clip(np.floor(image * 256), 0, 255).astype(np.uint8)
                ),
            ),
        ),
        Misconception(
            "scales-uint8-again",
            "An image that was uint8 already was scaled once more.",
            (lambda image: np.rint(np.clip(image.astype(np.float64), 0, 1) * 255).astype(np.uint8),),
        ),
        Misconception(
            "returns-input",
            "A uint8 image came back as the very same array: whoever changes the result changes the original.",
            (lambda image: image if image.dtype == np.uint8 else to_uint8(image),),
        ),
        Misconception(
            "min-max-stretch",
            "The image was stretched so that its own darkest value became 0 and its own brightest 255.",
            (
                lambda image: (
                    image.copy()
                    if image.dtype == np.uint8
                    else np.rint((image - image.min()) / (image.max() - image.min()) * 255).astype(np.uint8)
                ),
            ),
        ),
    ),
)
