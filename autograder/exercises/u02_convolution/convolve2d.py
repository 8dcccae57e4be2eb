"""`convolve2d`: true convolution, valid region; and the mistakes that its fast sister shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.random import Generator
from scipy import signal

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from autograder.exercises.u02_convolution.kernels import LECTURE_IMAGE, LECTURE_KERNEL, real_kernel, whole_kernel
from pixelgrad.check.case import Case


def convolve2d(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Give the right answer, by `scipy.signal.convolve2d`."""
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError(f"kernel of shape {kernel.shape} is larger than the image")
    return signal.convolve2d(image.astype(np.float64), kernel.astype(np.float64), mode="valid")


Convolution = Callable[[np.ndarray, np.ndarray], np.ndarray]


def _with_kernel(change: Callable[[np.ndarray], np.ndarray]) -> Convolution:
    return lambda image, kernel: convolve2d(image, change(kernel))


def _in_mode(mode: str) -> Convolution:
    return lambda image, kernel: signal.convolve2d(image.astype(np.float64), kernel.astype(np.float64), mode=mode)


def _last_left_at_zero(rows: int, columns: int) -> Convolution:
    def convolve(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
        result = convolve2d(image, kernel)
        result[result.shape[0] - rows :] = 0
        result[:, result.shape[1] - columns :] = 0
        return result

    return convolve


def _products_in_image_dtype(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    if image.dtype != np.uint8:
        return convolve2d(image, kernel)
    cast = kernel.astype(np.int64).astype(np.uint8)[::-1, ::-1]
    return (sliding_window_view(image, kernel.shape) * cast).sum(axis=(-2, -1)).astype(np.float64)


SHARED = (
    Misconception(
        "not-rotated",
        "This is correlation: the kernel slid over the image as it is, without being rotated by 180°.",
        (_with_kernel(lambda kernel: kernel[::-1, ::-1]),),
    ),
    Misconception(
        "rotated-by-90",
        "The kernel was turned by a quarter; convolution turns it by half, 180°.",
        (_with_kernel(lambda kernel: np.rot90(kernel)), _with_kernel(lambda kernel: np.rot90(kernel, -1))),
    ),
    Misconception(
        "one-axis-flipped",
        "The kernel was flipped along one axis only: it is mirrored, not rotated.",
        (_with_kernel(lambda kernel: kernel[::-1]), _with_kernel(lambda kernel: kernel[:, ::-1])),
    ),
    Misconception(
        "transposed-kernel",
        "The kernel's rows became its columns; a rotation keeps them apart.",
        (_with_kernel(lambda kernel: kernel.T), _with_kernel(lambda kernel: kernel.T[::-1, ::-1])),
    ),
    Misconception(
        "off-by-one-output",
        "The last row or column of places where the kernel fits is missing: the result is too small, or zero there.",
        (
            lambda image, kernel: convolve2d(image, kernel)[:-1, :-1],
            _last_left_at_zero(1, 1),
            _last_left_at_zero(1, 0),
            _last_left_at_zero(0, 1),
        ),
    ),
    Misconception(
        "not-the-valid-region",
        "The result also covers places where the kernel sticks out of the image; only those where it fits count.",
        (_in_mode("same"), _in_mode("full")),
    ),
    Misconception(
        "integer-overflow",
        "The sums were computed or stored in the image's own dtype, which is too small for them.",
        (
            lambda image, kernel: convolve2d(image, kernel).astype(np.int64).astype(image.dtype),
            lambda image, kernel: convolve2d(image, kernel).astype(image.dtype),
            lambda image, kernel: np.clip(convolve2d(image, kernel), 0, 255).astype(image.dtype),
            lambda image, kernel: (
                convolve2d(image, kernel).astype(np.int64).astype(image.dtype).astype(np.float64)
                if image.dtype.kind in "iu"
                else convolve2d(image, kernel)
            ),
            _products_in_image_dtype,
        ),
    ),
    Misconception(
        "integers-stay-integers",
        "The values are right, but an integer image gave integers; what computes returns float64.",
        (
            lambda image, kernel: convolve2d(image, kernel).astype(np.result_type(image, kernel)),
            lambda image, kernel: convolve2d(image, kernel).astype(
                np.int64 if image.dtype.kind in "iu" and kernel.dtype.kind in "iu" else np.float64
            ),
        ),
    ),
    Misconception(
        "mean-instead-of-sum",
        "The products were averaged; they are summed.",
        (
            lambda image, kernel: convolve2d(image, kernel) / kernel.size,
            lambda image, kernel: convolve2d(image, kernel) / kernel.sum(),
        ),
    ),
)


def shape_cases(rng: Generator) -> Iterator[Case]:
    """Draw the lecture's example, images and kernels of every shape and dtype."""
    height, width = random_side(rng, 5, 7)
    image, floats = random_image(rng, height, width), random_floats(rng, width, height)
    yield Case("by hand", (LECTURE_IMAGE, LECTURE_KERNEL), about="the lecture's 3 × 5 image and 3 × 3 kernel")
    yield Case("square kernels", (floats, real_kernel(rng, 3, 3)), about="a float image and a 3 × 3 kernel")
    yield Case("square kernels", (floats, whole_kernel(rng, 2, 2)), about="a 2 × 2 kernel of integers")
    yield Case("other shapes", (floats, real_kernel(rng, 2, 3)), about="a 2 × 3 kernel")
    yield Case("other shapes", (floats, real_kernel(rng, 5, 4)), about="a 5 × 4 kernel")
    yield Case("other shapes", (floats, real_kernel(rng, 1, 4)), about="a kernel of one row")
    yield Case("other shapes", (floats, real_kernel(rng, 3, 1)), about="a kernel of one column")
    yield Case("uint8", (image, whole_kernel(rng, 3, 3)), about="a uint8 image and a kernel of integers")
    yield Case("uint8", (image, real_kernel(rng, 2, 3)), about="a uint8 image and a kernel of floats")
    yield Case("edges", (floats, np.array([[1.0]])), about="the kernel [[1.0]], which changes nothing")
    yield Case("edges", (floats, real_kernel(rng, *floats.shape)), about="a kernel as large as the image")


def convolve2d_cases(rng: Generator) -> Iterator[Case]:
    """Ask what is asked of both convolutions, and for kernels that are too large."""
    yield from shape_cases(rng)
    image = random_floats(rng, 4, 6)
    yield Case("refused", (image, real_kernel(rng, 5, 2)), about="a kernel with one row more than the image")
    yield Case("refused", (image, real_kernel(rng, 2, 7)), about="a kernel with one column more than the image")
    yield Case("refused", (image, real_kernel(rng, 7, 9)), about="a kernel larger than the image both ways")


def _empty_if_larger(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    shape = [max(0, side - reach + 1) for side, reach in zip(image.shape, kernel.shape, strict=True)]
    return convolve2d(image, kernel) if all(shape) else np.zeros(shape)


def _empty_if_one_larger(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    shape = [side - reach + 1 for side, reach in zip(image.shape, kernel.shape, strict=True)]
    return convolve2d(image, kernel) if all(shape) else np.zeros(shape)


CONVOLVE2D = Exercise(
    id="convolve2d",
    unit="02_convolution",
    points=3,
    reference=convolve2d,
    cases=convolve2d_cases,
    misconceptions=(
        *SHARED,
        Misconception(
            "accepts-larger-kernel",
            "A kernel that does not fit into the image was accepted, instead of being refused with a ValueError.",
            (_in_mode("valid"), _empty_if_larger, _empty_if_one_larger),
        ),
    ),
)
