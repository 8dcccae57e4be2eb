"""`conv_layer`: what a convolutional layer of a network computes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator
from scipy.signal import correlate

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

Layer = Callable[..., np.ndarray]


def conv_layer(
    images: np.ndarray, weights: np.ndarray, bias: np.ndarray, stride: int = 1, padding: int = 0
) -> np.ndarray:
    """Give the right answer: `scipy.signal.correlate` of the stacks of channels, every stride-th place of it."""
    return _bare(_pad(images, padding), weights)[:, :, ::stride, ::stride] + bias[None, :, None, None]


def _pad(images: np.ndarray, padding: int) -> np.ndarray:
    rim = (padding, padding)
    return np.pad(images, ((0, 0), (0, 0), rim, rim))


def _bare(images: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Correlate every image with every filter, without stride, padding and bias."""
    return np.stack(
        [[correlate(image, weight, mode="valid", method="direct")[0] for weight in weights] for image in images]
    )


def _strided(rows: Callable[[int], int], columns: Callable[[int], int]) -> Layer:
    def layer(images: Any, weights: Any, bias: Any, stride: int = 1, padding: int = 0) -> np.ndarray:
        whole = conv_layer(images, weights, bias, 1, padding)
        return whole[:, :, :: rows(stride), :: columns(stride)].copy()

    return layer


def _cut_to(side: Callable[[int, int, int], int], fill: float | None) -> Layer:
    """Give the output another size than floor((padded - kernel) / stride) + 1; what is too much is `fill`."""

    def layer(images: Any, weights: Any, bias: Any, stride: int = 1, padding: int = 0) -> np.ndarray:
        right = conv_layer(images, weights, bias, stride, padding)
        shape = [side(images.shape[axis] + 2 * padding, weights.shape[axis], stride) for axis in (2, 3)]
        if fill is None and (shape[0] > right.shape[2] or shape[1] > right.shape[3]):
            raise ValueError("operands could not be broadcast together")
        out = np.full((*right.shape[:2], *shape), fill or 0.0)
        height, width = min(shape[0], right.shape[2]), min(shape[1], right.shape[3])
        out[:, :, :height, :width] = right[:, :, :height, :width]
        return out

    return layer


def _windows_cut_off(images: Any, weights: Any, bias: Any, stride: int = 1, padding: int = 0) -> np.ndarray:
    """Round the output's size up, as if more zeros stood below and to the right."""
    height, width = weights.shape[2:]
    padded = _pad(images, padding)
    rest = [(padded.shape[2] - height) % stride, (padded.shape[3] - width) % stride]
    extra = [(0, 0), (0, 0), *((0, stride - r if r else 0) for r in rest)]
    return conv_layer(np.pad(padded, extra), weights, bias, stride)


def _per_channel(pick: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Layer:
    """Combine the channels in another way than by their sum."""

    def layer(images: Any, weights: Any, bias: Any, stride: int = 1, padding: int = 0) -> np.ndarray:
        return pick(_parts(images, weights, stride, padding), bias[None, :, None, None])

    return layer


def _parts(images: np.ndarray, weights: np.ndarray, stride: int, padding: int) -> np.ndarray:
    """Return the response of every channel for itself, (C, N, O, H', W')."""
    silent = np.zeros(len(weights))
    return np.stack(
        [
            conv_layer(images[:, c : c + 1], weights[:, c : c + 1], silent, stride, padding)
            for c in range(images.shape[1])
        ]
    )


def _kernel_turned(change: Callable[[np.ndarray], np.ndarray]) -> Layer:
    return lambda images, weights, bias, stride=1, padding=0: conv_layer(images, change(weights), bias, stride, padding)


def _with_bias(change: Callable[[np.ndarray], np.ndarray]) -> Layer:
    return lambda images, weights, bias, stride=1, padding=0: conv_layer(images, weights, change(bias), stride, padding)


def _padded_as(rim: Callable[[int], tuple[tuple[int, int], tuple[int, int]]]) -> Layer:
    def layer(images: Any, weights: Any, bias: Any, stride: int = 1, padding: int = 0) -> np.ndarray:
        return conv_layer(np.pad(images, ((0, 0), (0, 0), *rim(padding))), weights, bias, stride)

    return layer


def _pads_after(images: Any, weights: Any, bias: Any, stride: int = 1, padding: int = 0) -> np.ndarray:
    return _pad(conv_layer(images, weights, bias, stride), padding)


def _reflected(images: Any, weights: Any, bias: Any, stride: int = 1, padding: int = 0) -> np.ndarray:
    rim = (padding, padding)
    return conv_layer(np.pad(images, ((0, 0), (0, 0), rim, rim), mode="reflect"), weights, bias, stride)


def conv_layer_cases(rng: Generator) -> Iterator[Case]:
    """One channel and several, one image and several, strides that divide and that do not, padding."""

    def ask(group: str, images: tuple[int, ...], weights: tuple[int, ...], *more: int, about: str) -> Case:
        arrays = [np.round(rng.uniform(-1, 1, shape), 3) for shape in (images, weights, weights[:1])]
        return Case(group, (*arrays, *more), about=about)

    yield ask("one channel", (1, 1, 4, 3), (2, 1, 2, 3), about="one channel, two 2 × 3 filters")
    yield ask("channels", (2, 3, 3, 4), (2, 3, 2, 2), about="two images of three channels, two filters")
    yield ask("channels", (1, 2, 4, 3), (3, 2, 3, 2), about="an image of two channels, three 3 × 2 filters")
    yield ask("stride", (1, 2, 5, 7), (3, 2, 3, 3), 2, about="stride 2, which divides")
    yield ask("stride", (1, 1, 8, 6), (2, 1, 3, 3), 2, about="stride 2, with a row and a column left over")
    yield ask("padding", (2, 2, 4, 3), (2, 2, 3, 3), 1, 1, about="padding 1")
    yield ask("padding", (1, 3, 3, 4), (2, 3, 5, 3), 1, 2, about="padding 2, a 5 × 3 filter")
    yield ask("stride and padding", (2, 2, 6, 5), (3, 2, 3, 3), 2, 1, about="stride 2 and padding 1")
    yield ask("stride and padding", (1, 2, 8, 6), (2, 2, 4, 4), 3, 2, about="stride 3 and padding 2, 4 × 4 filters")


CONV_LAYER = Exercise(
    id="conv_layer",
    unit="02_convolution",
    points=3,
    reference=conv_layer,
    cases=conv_layer_cases,
    time_limit=20.0,  # as in learn_kernel
    misconceptions=(
        Misconception(
            "rotates-the-kernel",
            "This is true convolution: the filters were rotated. A layer correlates, it takes them as they are.",
            (
                _kernel_turned(lambda weights: weights[:, :, ::-1, ::-1]),
                _kernel_turned(lambda weights: weights[:, :, ::-1]),
                _kernel_turned(lambda weights: weights[:, :, :, ::-1]),
            ),
        ),
        Misconception(
            "sums-no-channels",
            "The channels were not summed: every output should add up the responses of all input channels.",
            (
                _per_channel(lambda parts, bias: parts[0] + bias),
                _per_channel(lambda parts, bias: parts.mean(axis=0) + bias),
                _per_channel(lambda parts, bias: np.moveaxis(parts, 0, 2) + bias[:, :, None]),
            ),
        ),
        Misconception(
            "stride-on-one-axis",
            "The stride was applied to one axis only; it counts for rows and columns alike.",
            (
                _strided(lambda stride: stride, lambda stride: 1),
                _strided(lambda stride: 1, lambda stride: stride),
            ),
        ),
        Misconception(
            "stride-ignored",
            "The window moved by one pixel at a time whatever `stride` says.",
            (_strided(lambda stride: 1, lambda stride: 1),),
        ),
        Misconception(
            "output-size-rounded-up",
            "The output is too large: where the stride does not divide, the last, incomplete step does not count.",
            (
                _windows_cut_off,
                _cut_to(lambda side, kernel, stride: -(-(side - kernel) // stride) + 1, 0.0),
                _cut_to(lambda side, kernel, stride: -(-(side - kernel) // stride) + 1, None),
                _cut_to(lambda side, kernel, stride: round((side - kernel) / stride) + 1, None),
            ),
        ),
        Misconception(
            "output-one-too-small",
            "The last place of the filter is missing in each direction.",
            (
                _cut_to(lambda side, kernel, stride: (side - kernel) // stride, None),
                _cut_to(lambda side, kernel, stride: (side - kernel + 1) // stride, None),
            ),
        ),
        Misconception(
            "stride-from-image-size",
            "The output has the size of the image divided by the stride; the filter's own size was not taken off.",
            (
                _cut_to(lambda side, kernel, stride: side // stride, 0.0),
                _cut_to(lambda side, kernel, stride: side // stride, None),
            ),
        ),
        Misconception(
            "bias-forgotten",
            "The bias was not added.",
            (_with_bias(np.zeros_like),),
        ),
        Misconception(
            "bias-per-channel",
            "The bias was added once for every input channel; it is added once.",
            (_per_channel(lambda parts, bias: (parts + bias).sum(axis=0)),),
        ),
        Misconception(
            "one-bias-for-all",
            "All outputs got the same bias; each has its own.",
            (
                _with_bias(lambda bias: np.full_like(bias, bias[0])),
                _with_bias(lambda bias: np.full_like(bias, bias.sum())),
            ),
        ),
        Misconception(
            "bias-on-wrong-axis",
            "The bias was laid along the columns instead of along the outputs.",
            (
                lambda images, weights, bias, stride=1, padding=0: (
                    conv_layer(images, weights, np.zeros_like(bias), stride, padding) + bias
                ),
            ),
        ),
        Misconception(
            "padding-ignored",
            "Nothing was added around the images whatever `padding` says.",
            (_padded_as(lambda padding: ((0, 0), (0, 0))),),
        ),
        Misconception(
            "padding-on-one-side",
            "The zeros lie on one side of the images only; `padding` of them belong on each side.",
            (
                _padded_as(lambda padding: ((padding, 0), (padding, 0))),
                _padded_as(lambda padding: ((0, padding), (0, padding))),
            ),
        ),
        Misconception(
            "padding-on-one-axis",
            "Zeros were added above and below or left and right only; they belong all around.",
            (
                _padded_as(lambda padding: ((padding, padding), (0, 0))),
                _padded_as(lambda padding: ((0, 0), (padding, padding))),
            ),
        ),
        Misconception(
            "pads-after",
            "The zeros were added around the result; they belong around the images.",
            (_pads_after,),
        ),
        Misconception(
            "pads-with-pixels",
            "The images were continued at their edges; this layer pads with zeros.",
            (_reflected,),
        ),
        Misconception(
            "channels-last",
            "The result has its channels last; the outputs belong on the second axis, (N, O, H', W').",
            (
                lambda images, weights, bias, stride=1, padding=0: np.moveaxis(
                    conv_layer(images, weights, bias, stride, padding), 1, -1
                ).copy(),
            ),
        ),
        Misconception(
            "first-image-only",
            "Only the first image of the batch was computed.",
            (
                lambda images, weights, bias, stride=1, padding=0: conv_layer(
                    images[:1], weights, bias, stride, padding
                ),
                lambda images, weights, bias, stride=1, padding=0: conv_layer(
                    images[:1], weights, bias, stride, padding
                )[0].copy(),
            ),
        ),
    ),
)
