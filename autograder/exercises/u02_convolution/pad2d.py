"""`pad2d`: a rim of zeros or of mirrored pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from autograder.exercises.u02_convolution.kernels import LECTURE_IMAGE
from pixelgrad.check.case import Case

_NAMES = {"zero": "constant", "reflect": "reflect"}


def pad2d(image: np.ndarray, rows: int, cols: int, mode: str) -> np.ndarray:
    """Give the right answer, by `numpy.pad`."""
    if mode not in _NAMES:
        raise ValueError(f"mode is {mode!r}")
    return np.pad(image, ((rows, rows), (cols, cols)), mode=_NAMES[mode])  # type: ignore[call-overload]


Pad = Callable[[np.ndarray, int, int, str], np.ndarray]


def _reflecting_as(name: str) -> Pad:
    def pad(image: np.ndarray, rows: int, cols: int, mode: str) -> np.ndarray:
        if mode != "reflect":
            return pad2d(image, rows, cols, mode)
        padded: np.ndarray = np.pad(image, ((rows, rows), (cols, cols)), mode=name)  # type: ignore[call-overload]
        return padded

    return pad


def _otherwise(name: str) -> Pad:
    """Take every mode that is not known for the given one."""
    return lambda image, rows, cols, mode: pad2d(image, rows, cols, mode if mode in _NAMES else name)


def _through_numpy(image: np.ndarray, rows: int, cols: int, mode: str) -> np.ndarray:
    padded: np.ndarray = np.pad(image, ((rows, rows), (cols, cols)), mode=_NAMES.get(mode, mode))  # type: ignore[call-overload]
    return padded


def _one_side(before: bool) -> Pad:
    def pad(image: np.ndarray, rows: int, cols: int, mode: str) -> np.ndarray:
        whole = pad2d(image, rows, cols, mode)
        ends = slice(None, image.shape[0] + rows), slice(None, image.shape[1] + cols)
        return whole[ends].copy() if before else whole[rows:, cols:].copy()

    return pad


def _slice_to_minus_zero(image: np.ndarray, rows: int, cols: int, mode: str) -> np.ndarray:
    if mode in _NAMES and 0 in (rows, cols):
        raise ValueError("could not broadcast input array")
    return pad2d(image, rows, cols, mode)


def _zeros_left_in_corners(image: np.ndarray, rows: int, cols: int, mode: str) -> np.ndarray:
    padded = pad2d(image, rows, cols, mode)
    for vertical in (slice(None, rows), slice(rows + image.shape[0], None)):
        for horizontal in (slice(None, cols), slice(cols + image.shape[1], None)):
            padded[vertical, horizontal] = 0
    return padded


def _itself_when_nothing_to_do(image: np.ndarray, rows: int, cols: int, mode: str) -> np.ndarray:
    return image if rows == cols == 0 and mode in _NAMES else pad2d(image, rows, cols, mode)


def pad2d_cases(rng: Generator) -> Iterator[Case]:
    """Both modes, unequal pads, pads of 0 and the widest that are asked for, several dtypes, unknown modes."""
    height, width = random_side(rng, 5, 8)
    image, floats = random_image(rng, height, width) // 2 + 60, random_floats(rng, width, height) / 2 + 0.3
    yield Case("zero", (LECTURE_IMAGE, 1, 1, "zero"), about="the lecture's image with one zero all around")
    yield Case("zero", (image, 2, 3, "zero"), about="2 rows and 3 columns of zeros around a uint8 image")
    yield Case("zero", (floats, 3, 1, "zero"), about="3 rows and 1 column of zeros around a float image")
    yield Case("zero", (image, height + 2, 1, "zero"), about="more rows of zeros than the image has")
    yield Case("reflect", (LECTURE_IMAGE, 1, 1, "reflect"), about="the lecture's image, reflected by one")
    yield Case("reflect", (image, 2, 3, "reflect"), about="2 rows and 3 columns reflected")
    yield Case("reflect", (floats, 3, 1, "reflect"), about="3 rows and 1 column reflected")
    yield Case("reflect", (image, height - 1, width - 1, "reflect"), about="the widest reflection, side - 1")
    yield Case("nothing to add", (image, 0, 2, "zero"), about="0 rows and 2 columns of zeros")
    yield Case("nothing to add", (image, 2, 0, "reflect"), about="2 rows and 0 columns reflected")
    yield Case("nothing to add", (floats, 0, 0, "zero"), about="no zeros at all")
    yield Case("nothing to add", (image, 0, 0, "reflect"), about="nothing to reflect")
    short = rng.integers(-3000, 3000, (height, width)).astype(np.int16)
    yield Case("other dtypes", (short, 1, 2, "zero"), about="zeros around an int16 image")
    yield Case("other dtypes", (floats.astype(np.float32), 1, 2, "reflect"), about="a float32 image reflected")
    for mode in ("edge", "symmetric", "wrap", "mirror"):
        yield Case("refused", (image, 1, 1, mode), about=f'the unknown mode "{mode}"')


PAD2D = Exercise(
    id="pad2d",
    unit="02_convolution",
    points=2,
    reference=pad2d,
    cases=pad2d_cases,
    misconceptions=(
        Misconception(
            "edge-pixel-repeated",
            "The mirror stands outside the edge pixel, so that it appears twice; here it stands in it.",
            (_reflecting_as("symmetric"),),
        ),
        Misconception(
            "edge-extended",
            "The edge pixel was repeated outwards; a reflection brings the pixels behind it, in reverse.",
            (_reflecting_as("edge"),),
        ),
        Misconception(
            "wraps-around",
            "The rim came from the opposite side of the image; a reflection comes from the near side.",
            (_reflecting_as("wrap"),),
        ),
        Misconception(
            "rows-and-columns-swapped",
            "`rows` widened the image to the sides and `cols` to the top and bottom.",
            (lambda image, rows, cols, mode: pad2d(image, cols, rows, mode),),
        ),
        Misconception(
            "loses-dtype",
            "The padded image has another dtype than the image; padding only places pixels.",
            (
                lambda image, rows, cols, mode: pad2d(image, rows, cols, mode).astype(np.float64),
                lambda image, rows, cols, mode: pad2d(image, rows, cols, mode).astype(np.uint8),
                lambda image, rows, cols, mode: pad2d(image, rows, cols, mode).astype(
                    np.float64 if mode == "zero" else image.dtype
                ),
            ),
        ),
        Misconception(
            "one-side-only",
            "The rim lies on one side only, above and to the left or below and to the right; it belongs on all four.",
            (_one_side(before=True), _one_side(before=False)),
        ),
        Misconception(
            "breaks-at-zero",
            "A pad of 0 failed: in Python, a slice that ends at -0 ends at the beginning.",
            (_slice_to_minus_zero,),
        ),
        Misconception(
            "corners-left-out",
            "The four sides are filled, but the corners between them hold zeros.",
            (_zeros_left_in_corners,),
        ),
        Misconception(
            "mode-ignored",
            "Both modes gave the same rim.",
            (
                lambda image, rows, cols, mode: pad2d(image, rows, cols, "zero" if mode in _NAMES else mode),
                lambda image, rows, cols, mode: pad2d(image, rows, cols, "reflect" if mode in _NAMES else mode),
                lambda image, rows, cols, mode: pad2d(image, rows, cols, "zero"),
                lambda image, rows, cols, mode: pad2d(image, rows, cols, "reflect"),
            ),
        ),
        Misconception(
            "accepts-every-mode",
            "A mode that is neither zero nor reflect was accepted, instead of being refused with a ValueError.",
            (_otherwise("zero"), _otherwise("reflect"), _through_numpy),
        ),
        Misconception(
            "returns-input",
            "With nothing to add, the very same array came back: whoever changes the result changes the original.",
            (_itself_when_nothing_to_do,),
        ),
    ),
)
