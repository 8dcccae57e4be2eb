"""A separable kernel at work: one pass down the columns, one along the rows."""

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

CELL, SMALLEST = 38.0, 27.0
BETWEEN, TITLE = 34.0, 26.0


def two_passes(image: ArrayLike, column: ArrayLike, row: ArrayLike) -> None:
    """Show how a column and a row of weights do the work of their outer product.

    The first steps run a column of weights down the image, the later ones a row of weights along what that left.

    Parameters
    ----------
    image
        Shape (H, W), at most 7 by 7 numbers.
    column, row
        The weights, shapes (h,) and (w,), not longer than the image.

    Raises
    ------
    ValueError
        If they do not fit together, or are too large to be read.
    """
    show(two_passes_page(image, column, row))


def two_passes_page(image: ArrayLike, column: ArrayLike, row: ArrayLike) -> Page:
    """Return what `two_passes` shows; same parameters."""
    picture = np.asarray(image, dtype=np.float64)
    down = np.asarray(column, dtype=np.float64).reshape(-1, 1)[::-1]
    along = np.asarray(row, dtype=np.float64).reshape(1, -1)[:, ::-1]
    if picture.ndim != 2 or max(picture.shape) > 7 or len(down) > len(picture) or along.shape[1] > picture.shape[1]:
        raise ValueError(f"image: shape {picture.shape}; at most 7 by 7, and not smaller than the weights are long")
    between = _slide(picture, down)
    result = _slide(between, along)
    scene = _scene(picture, down, along, between, result)
    many, few = down.size * along.size, down.size + along.size
    alt = (
        f"An image of {picture.shape[0]} by {picture.shape[1]} numbers, a column of {down.size} weights on its top "
        "left corner, and the first number of what the pass down leaves. The pass along a row is still to come."
    )
    caption = (
        f"Two passes in place of one: {few} products for every number of the result instead of {many}. "
        "The weights stand as they are applied, turned round."
    )
    return sliding_page({"0": scene}, [], alt=alt, caption=caption)


def _slide(image: Numbers, weights: Numbers) -> Numbers:
    height, width = weights.shape
    result = np.empty((image.shape[0] - height + 1, image.shape[1] - width + 1))
    for place in np.ndindex(*result.shape):
        result[place] = (image[place[0] : place[0] + height, place[1] : place[1] + width] * weights).sum()
    return result


def _scene(image: Numbers, down: Numbers, along: Numbers, between: Numbers, result: Numbers) -> Scene:
    across = 1 + image.shape[1] + between.shape[1] + result.shape[1]
    longest = max(len(write(value)) for value in (*between.ravel(), *result.ravel()))
    room = (WIDEST - 2 * EDGE - 3 * BETWEEN) / across
    cell = max(SMALLEST, min(CELL, room), longest * 8.0 + 6)
    top = EDGE + TITLE + cell + TITLE
    middle = top + image.shape[0] * cell / 2
    xs = [EDGE]
    for columns in (1, image.shape[1], between.shape[1]):
        xs.append(xs[-1] + columns * cell + BETWEEN)
    panels = (
        Panel("column", xs[0], middle - len(down) * cell / 2, cell, write_grid(down), ink=FORWARD),
        Panel("image", xs[1], top, cell, write_grid(image)),
        Panel("after the pass down", xs[2], middle - len(between) * cell / 2, cell, write_grid(between), grows=True),
        Panel("row", xs[3], EDGE + TITLE, cell, write_grid(along), ink=FORWARD),
        Panel("after the pass along", xs[3], middle - len(result) * cell / 2, cell, write_grid(result), grows=True),
    )
    signs = tuple((x - BETWEEN / 2, middle + 7, sign) for x, sign in zip(xs[1:], ("∗", "→", "→"), strict=True))
    steps = []
    for count, (r, c) in enumerate(np.ndindex(*between.shape), start=1):
        marks = (Mark(1, r, c, write_weights(down)), Mark(2, r, c, [[""]]))
        words = f"pass down: {write_sum(image[r : r + len(down), c : c + 1], down)}"
        steps.append(Step(marks, {2: count}, words))
    for count, (r, c) in enumerate(np.ndindex(*result.shape), start=1):
        marks = (Mark(2, r, c, write_weights(along)), Mark(4, r, c, [[""]]))
        words = f"pass along: {write_sum(between[r : r + 1, c : c + along.shape[1]], along)}"
        steps.append(Step(marks, {2: between.size, 4: count}, words))
    width = xs[3] + max(result.shape[1], along.shape[1]) * cell + EDGE
    return Scene(width, top + image.shape[0] * cell + EDGE, panels, signs, tuple(steps))
