"""The kernel that slides over a small image and writes its sums out."""

import numpy as np
from numpy.typing import ArrayLike

from pixelgrad.explore.sliding import (
    EDGE,
    WIDEST,
    Mark,
    Numbers,
    Panel,
    Scene,
    Step,
    sliding_page,
    write,
    write_grid,
    write_sum,
    write_weights,
)
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import FORWARD

TURNS = ("rotated by 180°: convolution", "as it is: correlation")
PADDINGS = ("none", "zeros", "reflection")
CELL, SMALLEST = 38.0, 27.0
BETWEEN, TITLE = 40.0, 26.0


def convolution(image: ArrayLike, kernel: ArrayLike) -> None:
    """Show a small image, a kernel that slides over it, and the sum at every place.

    Whether the kernel is rotated, and what lies around the image, can be chosen.

    Parameters
    ----------
    image
        Shape (H, W), at most 8 by 8 numbers.
    kernel
        Shape (h, w), odd sides, not larger than the image.

    Raises
    ------
    ValueError
        If they do not fit together, or are too large to be read.
    """
    show(convolution_page(image, kernel))


def convolution_page(image: ArrayLike, kernel: ArrayLike) -> Page:
    """Return what `convolution` shows; same parameters."""
    picture, weights = np.asarray(image, dtype=np.float64), np.asarray(kernel, dtype=np.float64)
    if picture.ndim != 2 or weights.ndim != 2:
        raise ValueError(f"image, kernel: shapes {picture.shape} and {weights.shape}; both need rows and columns")
    if weights.shape[0] % 2 == 0 or weights.shape[1] % 2 == 0:
        raise ValueError(f"kernel: shape {weights.shape}; odd sides have a middle")
    if weights.shape[0] > picture.shape[0] or weights.shape[1] > picture.shape[1] or max(picture.shape) > 8:
        raise ValueError(f"image: shape {picture.shape}; at most 8 by 8, and not smaller than the kernel")
    scenes = {
        f"{turn},{padding}": _scene(picture, weights, turn == 0, padding)
        for turn in range(len(TURNS))
        for padding in range(len(PADDINGS))
    }
    size = f"{picture.shape[0]} by {picture.shape[1]}"
    alt = (
        f"An image of {size} numbers, a kernel of {weights.shape[0]} by {weights.shape[1]} that is rotated by 180 "
        "degrees and lies on the image's top left corner, and the first number of the result."
    )
    caption = (
        "A kernel slides over an image. At every place, each number below it counts as often as its weight says, "
        "and the sum of all that is one number of the result."
    )
    return sliding_page(scenes, [("kernel", TURNS), ("padding", PADDINGS)], alt=alt, caption=caption)


def _scene(image: Numbers, kernel: Numbers, turned: bool, padding: int) -> Scene:
    rim = (kernel.shape[0] // 2, kernel.shape[1] // 2) if padding else (0, 0)
    widths = [(side, side) for side in rim]
    padded = np.pad(image, widths, mode="reflect") if padding == 2 else np.pad(image, widths)
    applied = kernel[::-1, ::-1] if turned else kernel
    height, width = kernel.shape
    result = np.empty((padded.shape[0] - height + 1, padded.shape[1] - width + 1))
    windows = {}
    for row, column in np.ndindex(*result.shape):
        windows[row, column] = padded[row : row + height, column : column + width]
        result[row, column] = (windows[row, column] * applied).sum()

    panels, signs, size = _lay_out(image, kernel, padded, applied, result, rim, turned)
    steps = []
    for count, ((row, column), window) in enumerate(windows.items(), start=1):
        marks = (Mark(0, row, column, write_weights(applied)), Mark(3, row, column, [[""]]))
        words = f"result[{row}, {column}] = {write_sum(window, applied)}"
        steps.append(Step(marks, {3: count}, words))
    return Scene(*size, panels, signs, tuple(steps))


def _lay_out(
    image: Numbers,
    kernel: Numbers,
    padded: Numbers,
    applied: Numbers,
    result: Numbers,
    rim: tuple[int, int],
    turned: bool,
) -> tuple[tuple[Panel, ...], tuple[tuple[float, float, str], ...], tuple[float, float]]:
    """Place the panels so that the image and the result keep their place whatever is chosen."""
    most = kernel.shape[0] // 2, kernel.shape[1] // 2
    across = image.shape[1] + 2 * most[1] + kernel.shape[1] + image.shape[1]
    longest = max(len(write(value)) for value in (*result.ravel(), *padded.ravel()))
    cell = max(SMALLEST, min(CELL, (WIDEST - 2 * EDGE - 2 * BETWEEN) / across), longest * 8.0 + 6)
    top = EDGE + TITLE
    tall = max((image.shape[0] + 2 * most[0]) * cell, 2 * kernel.shape[0] * cell + TITLE + 8)
    middle = top + tall / 2

    def above(rows: float) -> float:
        return middle - rows * cell / 2

    x = EDGE + (most[1] - rim[1]) * cell
    picture = Panel("image", x, above(padded.shape[0]), cell, write_grid(padded), rim)
    second = EDGE + (image.shape[1] + 2 * most[1]) * cell + BETWEEN
    upper = middle - kernel.shape[0] * cell - (TITLE + 8) / 2 + TITLE / 2
    lower = upper + kernel.shape[0] * cell + TITLE + 8
    title = "applied: rotated" if turned else "applied: as it is"
    given = Panel("kernel", second, upper, cell, write_grid(kernel))
    used = Panel(title, second, lower, cell, write_grid(applied), ink=FORWARD)
    third = second + kernel.shape[1] * cell + BETWEEN
    inset = (image.shape[1] - result.shape[1]) / 2 * cell
    grown = Panel("result", third + inset, above(result.shape[0]), cell, write_grid(result), grows=True)
    signs = ((second - BETWEEN / 2, middle + 7, "∗"), (third - BETWEEN / 2, middle + 7, "="))
    size = third + image.shape[1] * cell + EDGE, top + tall + EDGE + TITLE / 2
    return (picture, given, used, grown), signs, size
