"""`convolve_separable`: a column and a row in place of a square."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator
from scipy import signal

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from autograder.exercises.u02_convolution.kernels import LECTURE_IMAGE, real_kernel, whole_kernel
from pixelgrad.check.case import Case

Separable = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]


def convolve_separable(image: np.ndarray, column: np.ndarray, row: np.ndarray) -> np.ndarray:
    """Give the right answer: the outer product, by `scipy.signal.convolve2d`."""
    return signal.convolve2d(image.astype(np.float64), np.outer(column, row).astype(np.float64), mode="valid")


def _with_kernels(change: Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]) -> Separable:
    return lambda image, column, row: convolve_separable(image, *change(column, row))


def _first_pass_stored(image: np.ndarray, column: np.ndarray, row: np.ndarray) -> np.ndarray:
    first = convolve_separable(image, column, np.ones(1)).astype(np.int64).astype(image.dtype)
    return convolve_separable(first if image.dtype == np.uint8 else image, *_rest(image, column, row))


def _rest(image: np.ndarray, column: np.ndarray, row: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return (np.ones(1), row) if image.dtype == np.uint8 else (column, row)


def _added(image: np.ndarray, column: np.ndarray, row: np.ndarray) -> np.ndarray:
    down = convolve_separable(image, column, np.ones(1))
    along = convolve_separable(image, np.ones(1), row)
    height, width = image.shape[0] - len(column) + 1, image.shape[1] - len(row) + 1
    return down[:, :width] + along[:height]


def _in_mode(mode: str) -> Separable:
    return lambda image, column, row: signal.convolve2d(
        image.astype(np.float64), np.outer(column, row).astype(np.float64), mode=mode
    )


def convolve_separable_cases(rng: Generator) -> Iterator[Case]:
    """Columns and rows of different lengths, none of them symmetric."""
    height, width = random_side(rng, 7, 10)
    image, floats = random_image(rng, height, width), random_floats(rng, width, height)

    def line(length: int) -> np.ndarray:
        return real_kernel(rng, 1, length).ravel()

    def whole(length: int) -> np.ndarray:
        return whole_kernel(rng, 1, length).ravel()

    yield Case("by hand", (LECTURE_IMAGE, np.array([1, 2, 1]), np.array([1, 0, -1])), about="Sobel's column and row")
    yield Case("equal lengths", (floats, line(3), line(3)), about="a column of 3 and a row of 3")
    yield Case("equal lengths", (floats, line(2), line(2)), about="a column of 2 and a row of 2")
    yield Case("unequal lengths", (floats, line(3), line(5)), about="a column of 3 and a row of 5")
    yield Case("unequal lengths", (floats, line(4), line(2)), about="a column of 4 and a row of 2")
    yield Case("unequal lengths", (floats, np.array([2.5]), line(3)), about="a column of 1 and a row of 3")
    yield Case("unequal lengths", (floats, line(3), np.array([-1.5])), about="a column of 3 and a row of 1")
    yield Case("uint8", (image, whole(3), whole(4)), about="a uint8 image, integers in column and row")
    yield Case("uint8", (image, line(3), line(2)), about="a uint8 image, floats in column and row")
    yield Case("as large as the image", (floats, line(width), line(height)), about="lines as long as the image")


CONVOLVE_SEPARABLE = Exercise(
    id="convolve_separable",
    unit="02_convolution",
    points=2,
    reference=convolve_separable,
    cases=convolve_separable_cases,
    misconceptions=(
        Misconception(
            "passes-swapped",
            "`column` ran along the rows and `row` down the columns.",
            (_with_kernels(lambda column, row: (row, column)),),
        ),
        Misconception(
            "one-pass-not-rotated",
            "One of the two passes is a correlation: its weights were not reversed.",
            (
                _with_kernels(lambda column, row: (column[::-1], row)),
                _with_kernels(lambda column, row: (column, row[::-1])),
            ),
        ),
        Misconception(
            "not-rotated",
            "Both passes are correlations: neither the column nor the row was reversed.",
            (_with_kernels(lambda column, row: (column[::-1], row[::-1])),),
        ),
        Misconception(
            "passes-added",
            "The results of the two passes were added; the second pass works on what the first one left.",
            (_added,),
        ),
        Misconception(
            "one-pass-only",
            "Only one of the two passes was made.",
            (
                lambda image, column, row: convolve_separable(image, column, np.ones(1)),
                lambda image, column, row: convolve_separable(image, np.ones(1), row),
            ),
        ),
        Misconception(
            "not-the-valid-region",
            "The result also covers places where a line sticks out of the image; only those where it fits count.",
            (_in_mode("same"), _in_mode("full")),
        ),
        Misconception(
            "integer-overflow",
            "What the first pass gave was stored in the image's own dtype, which is too small for it.",
            (
                _first_pass_stored,
                lambda image, column, row: convolve_separable(image, column, row).astype(image.dtype),
                lambda image, column, row: convolve_separable(image, column, row).astype(np.int64).astype(image.dtype),
            ),
        ),
        Misconception(
            "integers-stay-integers",
            "The values are right, but integers gave integers; what computes returns float64.",
            (
                lambda image, column, row: convolve_separable(image, column, row).astype(
                    np.result_type(image, column, row)
                ),
            ),
        ),
        Misconception(
            "transposed-result",
            "The result lies on its side: rows and columns changed places.",
            (lambda image, column, row: convolve_separable(image, column, row).T.copy(),),
        ),
    ),
)
