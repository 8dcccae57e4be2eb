"""`drop_channel`: a channel set to 0."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from pixelgrad.check.case import Case


def drop_channel(image: np.ndarray, channel: int) -> np.ndarray:
    """Give the right answer."""
    if channel >= image.shape[-1]:
        raise ValueError(f"channel {channel} of {image.shape[-1]}")
    out = image.copy()
    out[:, :, channel] = 0
    return out


def _refusing(change: Callable[[np.ndarray, int], np.ndarray]) -> Callable[[np.ndarray, int], np.ndarray]:
    """Make a wrong answer that at least refuses a channel that is not there."""

    def answer(image: np.ndarray, channel: int) -> np.ndarray:
        if channel >= image.shape[-1]:
            raise ValueError("channel")
        return change(image, channel)

    return answer


def _drop_in_place(image: np.ndarray, channel: int) -> np.ndarray:
    image[:, :, channel] = 0
    return image


def _zero(*where: Any) -> Callable[[np.ndarray, int], np.ndarray]:
    def change(image: np.ndarray, channel: int) -> np.ndarray:
        out = image.copy()
        out[tuple(channel if axis == "channel" else axis for axis in where)] = 0
        return out

    return change


def _keep_only(image: np.ndarray, channel: int) -> np.ndarray:
    out = np.zeros_like(image)
    out[:, :, channel] = image[:, :, channel]
    return out


def _drop_anything(image: np.ndarray, channel: int) -> np.ndarray:
    return drop_channel(image, channel) if channel < image.shape[-1] else image.copy()


def _drop_unchecked(image: np.ndarray, channel: int) -> np.ndarray:
    out = image.copy()
    out[:, :, channel] = 0
    return out


def drop_channel_cases(rng: Generator) -> Iterator[Case]:
    """Each channel of RGB and RGBA images, and channels that are not there."""
    height, width = random_side(rng)
    for channel in range(3):
        yield Case(
            "RGB", (random_image(rng, height, width, 3) | 1, channel), about=f"channel {channel} of an RGB image"
        )
    yield Case("other images", (random_image(rng, width, height, 4) | 1, 3), about="channel 3 of an RGBA image")
    yield Case("other images", (random_floats(rng, height, width, 3) + 0.1, 1), about="a float image")
    yield Case(
        "other images", (random_floats(rng, height, width, 2).astype(np.float32) + 1, 0), about="a float32 image"
    )
    yield Case("refused", (random_image(rng, height, width, 3), 3), about="channel 3 of an RGB image")
    yield Case("refused", (random_image(rng, height, width, 4), 5), about="channel 5 of an RGBA image")


DROP_CHANNEL = Exercise(
    id="drop_channel",
    unit="01_images",
    points=1,
    time_limit=5.0,
    reference=drop_channel,
    cases=drop_channel_cases,
    misconceptions=(
        Misconception(
            "edits-in-place",
            "The channel was set to 0 in the caller's own array: nothing was copied before the change.",
            (
                _refusing(_drop_in_place),
                _drop_in_place,
                _refusing(lambda image, channel: _drop_in_place(image, channel).copy()),
                _refusing(lambda i, c: _drop_in_place(i if i.dtype.kind == "f" else i.copy(), c)),
            ),
        ),
        Misconception(
            "zeroes-row-or-column",
            "A row or a column became black; the channels lie along the last axis.",
            tuple(
                wrong
                for where in (("channel",), (slice(None), "channel"))
                for wrong in (_refusing(_zero(*where)), _zero(*where))
            ),
        ),
        Misconception(
            "keeps-only-that-channel",
            "The other channels were blacked out, and the one that should go was kept.",
            (_refusing(_keep_only), _keep_only),
        ),
        Misconception(
            "removes-the-axis-entry",
            "The channel was cut out of the array; it should stay, filled with 0.",
            (lambda image, channel: np.delete(image, channel, axis=2), _refusing(lambda i, c: np.delete(i, c, axis=2))),
        ),
        Misconception(
            "accepts-every-channel",
            "A channel that the image does not have was not refused with a ValueError.",
            (
                _drop_anything,
                _drop_unchecked,
                lambda image, channel: drop_channel(image, channel % image.shape[-1]),
                lambda i, c: _drop_unchecked(i, c) if c == i.shape[-1] else drop_channel(i, c),
            ),
        ),
    ),
)
