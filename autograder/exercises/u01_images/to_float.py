"""`to_float`: integers to 0–1 floats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from pixelgrad.check.case import Case


def to_float(image: np.ndarray) -> np.ndarray:
    """Give the right answer."""
    if image.dtype.kind == "f":
        return image.astype(np.float64)
    scale = {"uint8": 255, "uint16": 65535, "bool": 1}.get(str(image.dtype))
    if scale is None:
        raise ValueError(f"image has dtype {image.dtype}")
    return image.astype(np.float64) / scale


def _to_float_by(scale: Callable[[np.ndarray], float], shift: Callable[[np.ndarray], float] = lambda image: 0.0) -> Any:
    def convert(image: np.ndarray) -> np.ndarray:
        reference = to_float(image)
        if image.dtype.kind in "bf":
            return reference
        return (image.astype(np.float64) - shift(image)) / scale(image)

    return convert


def _stretch(image: np.ndarray) -> np.ndarray:
    values = to_float(image)
    return (values - values.min()) / (values.max() - values.min())


def _to_float_itself(image: np.ndarray) -> np.ndarray:
    return image if image.dtype == np.float64 else to_float(image)


def to_float_cases(rng: Generator) -> Iterator[Case]:
    """Every dtype of the contract, images that do not use their whole range, and dtypes that are refused."""
    height, width = random_side(rng)
    dim = random_image(rng, height, width) // 3 + 40
    yield Case("uint8", (random_image(rng, height, width, 3),), about="a uint8 image")
    yield Case("uint8", (dim,), about="a uint8 image that does not use its whole range")
    yield Case("uint8", (rng.integers(0, 2, (height, width), dtype=np.uint8),), about="a nearly black uint8 image")
    yield Case("uint8", (random_image(rng, width, height) // 128 * 255,), about="a black and white uint8 image")
    yield Case("uint16", (random_image(rng, height, width).astype(np.uint16) * 257,), about="a uint16 image")
    yield Case("uint16", (dim.astype(np.uint16),), about="a uint16 image with no value above 255")
    yield Case("bool", (random_image(rng, height, width) > 127,), about="a bool image")
    yield Case("float", (random_floats(rng, height, width, 3),), about="a float64 image")
    yield Case("float", (random_floats(rng, height, width) * 0.5 + 0.2,), about="a float64 image from 0.2 to 0.7")
    yield Case("float", (random_floats(rng, height, width).astype(np.float32),), about="a float32 image")
    yield Case("float", (random_floats(rng, height, width) * 300 - 20,), about="a float64 image outside 0 to 1")
    for dtype in (np.int64, np.int8, np.uint32, np.complex128):
        yield Case("refused", (dim.astype(np.int8).astype(dtype),), about=f"an image of dtype {np.dtype(dtype)}")


TO_FLOAT = Exercise(
    id="to_float",
    unit="01_images",
    points=2,
    time_limit=5.0,
    reference=to_float,
    cases=to_float_cases,
    misconceptions=(
        Misconception(
            "divides-by-256",
            "White did not become 1: the values were divided by the number of values, not by the largest one.",
            (
                _to_float_by(lambda image: 256.0 if image.dtype == np.uint8 else 65536.0),
                _to_float_by(lambda image: 256.0 if image.dtype == np.uint8 else 65535.0),
                _to_float_by(lambda image: 256.0),
            ),
        ),
        Misconception(
            "min-max-stretch",
            "The image was stretched so that its own darkest value became 0 or its own brightest became 1.",
            (
                _stretch,
                lambda image: _stretch(image) if image.dtype.kind == "u" else to_float(image),
                _to_float_by(lambda image: float(image.max())),
                lambda image: to_float(image) / to_float(image).max(),
            ),
        ),
        Misconception(
            "returns-input",
            "A float64 image came back as the very same array: whoever changes the result changes the original.",
            (_to_float_itself,),
        ),
        Misconception(
            "uint16-as-uint8",
            "A uint16 image was scaled as if its largest value were 255.",
            (_to_float_by(lambda image: 255.0),),
        ),
        Misconception(
            "scales-floats",
            "A float image was divided as if it held 0 to 255; floats keep their values.",
            (
                lambda image: image.astype(np.float64) / 255 if image.dtype.kind == "f" else to_float(image),
                lambda image: image / 255.0,
            ),
        ),
        Misconception(
            "accepts-every-dtype",
            "An image of a dtype without a known white point was converted all the same, instead of being refused.",
            (
                lambda image: (
                    to_float(image)
                    if image.dtype.kind in "bf" or image.dtype.str[1:] in ("u1", "u2")
                    else image.astype(np.float64)
                ),
                lambda image: (
                    to_float(image)
                    if image.dtype.kind in "bf" or image.dtype.str[1:] in ("u1", "u2")
                    else image.astype(np.float64) / 255
                ),
            ),
        ),
    ),
)
