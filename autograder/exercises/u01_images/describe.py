"""`describe`: what an array says of its image."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def describe(image: np.ndarray) -> dict[str, Any]:
    """Give the right answer."""
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": 1 if image.ndim == 2 else image.shape[-1],
    }


def _describe_with(**changes: Callable[[np.ndarray], Any]) -> Callable[[np.ndarray], dict[str, Any]]:
    return lambda image: {**describe(image), **{key: change(image) for key, change in changes.items()}}


def _plain_unless_float(extreme: Callable[[np.ndarray], Any]) -> Callable[[np.ndarray], Any]:
    """Make the slip of whoever asks `isinstance(x, float)`, which a NumPy float64 is."""
    return lambda image: extreme(image) if image.dtype.kind == "f" else extreme(image).item()


def describe_cases(rng: Generator) -> Iterator[Case]:
    """Integer and float images, gray and with 1, 3 and 4 channels; no single channel holds both extremes."""
    height, width = random_side(rng)
    rgb = random_image(rng, height, width, 3) // 2 + np.array([40, 5, 90], dtype=np.uint8)
    rgba = random_image(rng, width, height, 4) // 3 + np.array([40, 60, 1, 20], dtype=np.uint8)
    floats = random_floats(rng, height, width, 3) * 0.5 + np.array([0.2, 0.4, 0.05])
    yield Case("gray", (random_image(rng, height, width) // 2 + 3,), about="a gray uint8 image")
    yield Case("gray", (random_image(rng, width, height).astype(np.uint16) * 200 + 7,), about="a gray uint16 image")
    yield Case("colour", (rgb,), about="an RGB image")
    yield Case("colour", (rgba,), about="an RGBA image")
    yield Case("colour", (random_image(rng, height, width, 1),), about="an image with one channel and three axes")
    yield Case("floats", (floats,), about="an RGB image of float64")
    yield Case("floats", (random_floats(rng, height, width) * 3 - 1,), about="a gray float image from -1 to 2")


DESCRIBE = Exercise(
    id="describe",
    unit="01_images",
    points=1,
    time_limit=5.0,
    reference=describe,
    cases=describe_cases,
    rules=Rules(python_numbers=True),
    misconceptions=(
        Misconception(
            "numpy-scalars",
            "`min` and `max` are NumPy scalars (`np.uint8(231)`), which still wrap around at the end of their range.",
            (
                _describe_with(min=lambda image: image.min(), max=lambda image: image.max()),
                _describe_with(min=lambda image: np.min(image)),
                _describe_with(max=lambda image: np.max(image)),
                _describe_with(min=_plain_unless_float(np.min), max=_plain_unless_float(np.max)),
            ),
        ),
        Misconception(
            "channels-from-wrong-axis",
            "`channels` was read from an axis that counts rows or columns.",
            (
                _describe_with(channels=lambda image: image.shape[0]),
                _describe_with(channels=lambda image: image.shape[1]),
                _describe_with(channels=lambda image: 1 if image.ndim == 2 else image.shape[0]),
                _describe_with(channels=lambda image: 1 if image.ndim == 2 else image.shape[1]),
                _describe_with(channels=lambda image: image.shape[-1]),
            ),
        ),
        Misconception(
            "axes-for-channels",
            "`channels` holds the number of axes, not the number of channels.",
            (_describe_with(channels=lambda image: image.ndim),),
        ),
        Misconception(
            "dtype-object",
            "`dtype` is NumPy's dtype object itself; the contract asks for its name as a string.",
            (_describe_with(dtype=lambda image: image.dtype), _describe_with(dtype=lambda image: image.dtype.type)),
        ),
        Misconception(
            "shape-as-list",
            "`shape` is a list; the contract asks for a tuple.",
            (_describe_with(shape=lambda image: list(image.shape)),),
        ),
    ),
)
