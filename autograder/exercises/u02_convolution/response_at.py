"""`response_at`: one window times the kernel, summed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator
from scipy.signal import correlate2d

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from autograder.exercises.u02_convolution.kernels import LECTURE_IMAGE, LECTURE_KERNEL, real_kernel, whole_kernel
from pixelgrad.check.case import Case


def response_at(image: np.ndarray, kernel: np.ndarray, row: int, col: int) -> float:
    """Give the right answer: one entry of `scipy.signal.correlate2d`."""
    return float(correlate2d(image.astype(np.float64), kernel.astype(np.float64), mode="valid")[row, col])


def _window(image: np.ndarray, kernel: np.ndarray, row: int, col: int) -> np.ndarray:
    return image[row : row + kernel.shape[0], col : col + kernel.shape[1]].astype(np.float64)


def _with_kernel(change: Callable[[np.ndarray], np.ndarray]) -> Callable[..., float]:
    return lambda image, kernel, row, col: float((_window(image, kernel, row, col) * change(kernel)).sum())


def _centred_in_slice(image: np.ndarray, kernel: np.ndarray, row: int, col: int) -> float:
    height, width = kernel.shape
    top, left = row - height // 2, col - width // 2
    return float((image[top : top + height, left : left + width] * kernel).sum())


def _centred_in_zeros(image: np.ndarray, kernel: np.ndarray, row: int, col: int) -> float:
    height, width = kernel.shape
    padded = np.pad(image.astype(np.float64), ((height, height), (width, width)))
    return response_at(padded, kernel, row + height - height // 2, col + width - width // 2)


def _centred_by_index(image: np.ndarray, kernel: np.ndarray, row: int, col: int) -> float:
    rows = np.arange(kernel.shape[0])[:, None] + row - kernel.shape[0] // 2
    columns = np.arange(kernel.shape[1])[None, :] + col - kernel.shape[1] // 2
    return float((image[rows, columns] * kernel).sum())


def _backwards(image: np.ndarray, kernel: np.ndarray, row: int, col: int) -> float:
    height, width = kernel.shape
    return float((image[row - height + 1 : row + 1, col - width + 1 : col + 1] * kernel).sum())


def _square_window(image: np.ndarray, kernel: np.ndarray, row: int, col: int) -> float:
    side = kernel.shape[0]
    return float((image[row : row + side, col : col + side] * kernel).sum())


def response_at_cases(rng: Generator) -> Iterator[Case]:
    """Draw the lecture's kernel, kernels that are not square, every corner."""
    height, width = random_side(rng, 9, 12)
    image, floats = random_image(rng, height, width), 20 * random_floats(rng, width, height)

    def inside(picture: np.ndarray, kernel: np.ndarray) -> tuple[int, int]:
        # The centred window and the one that ends here lie inside as well: all mistakes give a number.
        row = int(rng.integers(kernel.shape[0] - 1, picture.shape[0] - kernel.shape[0] + 1))
        column = int(rng.integers(kernel.shape[1] - 1, picture.shape[1] - kernel.shape[1] + 1))
        return row, column

    def case(group: str, *args: object, about: str) -> Case:
        return Case(group, args, about=about, probe="number")

    yield case("by hand", LECTURE_IMAGE, LECTURE_KERNEL, 0, 0, about="the lecture's example at (0, 0)")
    yield case("by hand", LECTURE_IMAGE, LECTURE_KERNEL, 0, 2, about="the lecture's example at (0, 2)")
    square = whole_kernel(rng, 3, 3)
    yield case("square kernels", image, square, *inside(image, square), about="a 3 × 3 kernel on a uint8 image")
    square = real_kernel(rng, 2, 2)
    yield case("square kernels", floats, square, *inside(floats, square), about="a 2 × 2 kernel on a float image")
    square = whole_kernel(rng, 3, 3)
    yield case("square kernels", floats, square, *inside(floats, square), about="a 3 × 3 kernel on a float image")
    for shape in ((2, 4), (4, 3), (1, 5), (3, 1)):
        kernel = real_kernel(rng, *shape)
        yield case("other shapes", floats, kernel, *inside(floats, kernel), about=f"a {shape[0]} × {shape[1]} kernel")
    kernel = real_kernel(rng, 3, 2)
    for row, col in ((0, 0), (0, width - 2), (height - 3, 0), (height - 3, width - 2)):
        yield case("corners", image, kernel, row, col, about=f"a window in a corner, at ({row}, {col})")
    small = 20 * random_floats(rng, 3, 2)
    yield case("corners", small, kernel, 0, 0, about="a kernel as large as the image")


RESPONSE_AT = Exercise(
    id="response_at",
    unit="02_convolution",
    points=1,
    reference=response_at,
    cases=response_at_cases,
    misconceptions=(
        Misconception(
            "centred-window",
            "The kernel's middle was laid on (row, col); here its top left corner belongs there.",
            (_centred_in_slice, _centred_in_zeros, _centred_by_index),
        ),
        Misconception(
            "rotated-kernel",
            "The kernel was rotated or flipped before it was applied; this is correlation, which takes it as it is.",
            (
                _with_kernel(lambda kernel: kernel[::-1, ::-1]),
                _with_kernel(lambda kernel: kernel[::-1]),
                _with_kernel(lambda kernel: kernel[:, ::-1]),
            ),
        ),
        Misconception(
            "rows-and-columns-swapped",
            "`row` was used for columns and `col` for rows.",
            (
                lambda image, kernel, row, col: response_at(image, kernel, col, row),
                lambda image, kernel, row, col: float((_window(image, kernel, col, row) * kernel).sum()),
            ),
        ),
        Misconception(
            "window-ends-there",
            "The window ends at (row, col); it begins there.",
            (_backwards,),
        ),
        Misconception(
            "mean-of-window",
            "The products were averaged; they are summed.",
            (
                lambda image, kernel, row, col: response_at(image, kernel, row, col) / kernel.size,
                lambda image, kernel, row, col: response_at(image, kernel, row, col) / kernel.sum(),
            ),
        ),
        Misconception(
            "cuts-off-decimals",
            "The sum came back as a whole number: its decimals are gone.",
            (
                lambda image, kernel, row, col: int(response_at(image, kernel, row, col)),
                lambda image, kernel, row, col: round(response_at(image, kernel, row, col)),
            ),
        ),
        Misconception(
            "products-not-summed",
            "The products of the window and the kernel came back one by one; their sum is asked for.",
            (lambda image, kernel, row, col: _window(image, kernel, row, col) * kernel,),
        ),
        Misconception(
            "assumes-square-kernel",
            "The window has the same number of rows and columns even where the kernel has not.",
            (_square_window,),
        ),
    ),
)
