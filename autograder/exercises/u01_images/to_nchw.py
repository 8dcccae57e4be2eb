"""`to_nchw`: from NumPy's axis order to PyTorch's."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def to_nchw(images: np.ndarray) -> np.ndarray:
    """Give the right answer."""
    batch = images if images.ndim == 4 else images[None]
    return np.array(np.moveaxis(batch, -1, 1), order="C")


def _as_batch(images: np.ndarray) -> np.ndarray:
    return images if images.ndim == 4 else images[None]


def _reshaped(images: np.ndarray) -> np.ndarray:
    count, height, width, channels = _as_batch(images).shape
    return images.reshape(count, channels, height, width)


def to_nchw_cases(rng: Generator) -> Iterator[Case]:
    """Batches and single images, with 2 to 4 channels, of several dtypes."""
    height, width = random_side(rng)
    batch = np.stack([random_image(rng, height, width, 3) for _ in range(2)])
    yield Case("batch", (batch,), about="a batch of two RGB images")
    yield Case("batch", (np.stack([random_floats(rng, width, height, 4) for _ in range(5)]),), about="five RGBA images")
    yield Case("batch", (np.stack([random_image(rng, height, width, 2)]),), about="a batch of one image")
    yield Case("one image", (random_image(rng, height, width, 3),), about="one RGB image")
    yield Case("one image", (random_floats(rng, width, height, 3).astype(np.float32),), about="one float32 image")


TO_NCHW = Exercise(
    id="to_nchw",
    unit="01_images",
    points=2,
    time_limit=5.0,
    reference=to_nchw,
    cases=to_nchw_cases,
    rules=Rules(contiguous=True),
    misconceptions=(
        Misconception(
            "reshapes",
            "The numbers were only counted off in a new shape: the colours of neighbouring pixels got mixed.",
            (_reshaped, lambda images: _reshaped(images).copy()),
        ),
        Misconception(
            "width-before-height",
            "Height and width changed places: the images lie on their side.",
            (
                lambda images: np.ascontiguousarray(_as_batch(images).transpose(0, 3, 2, 1)),
                lambda images: _as_batch(images).transpose(0, 3, 2, 1),
                lambda images: np.ascontiguousarray(images.T)[None] if images.ndim == 3 else to_nchw(images),
                lambda images: np.ascontiguousarray(np.swapaxes(_as_batch(images), 1, 3)),
            ),
        ),
        Misconception(
            "not-contiguous",
            "The axes are right, but the numbers in memory lie in another order: the result is not C-contiguous.",
            (
                lambda images: np.moveaxis(_as_batch(images), -1, 1),
                lambda images: np.moveaxis(_as_batch(images), -1, 1).copy(order="K"),
            ),
        ),
        Misconception(
            "no-batch-axis",
            "A single image came back without the batch axis in front.",
            (
                lambda images: np.ascontiguousarray(np.moveaxis(images, -1, -3)),
                lambda images: np.moveaxis(images, -1, -3),
            ),
        ),
        Misconception(
            "unchanged-order",
            "The channels are still on the last axis.",
            (lambda images: _as_batch(images).copy(),),
        ),
    ),
)
