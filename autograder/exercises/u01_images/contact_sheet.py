"""`contact_sheet`: many images in one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_image, random_side
from pixelgrad.check.case import Case


def contact_sheet(images: np.ndarray, columns: int, gap: int = 2, background: float = 255) -> np.ndarray:
    """Give the right answer."""
    count, height, width = images.shape[:3]
    rows = -(-count // columns)
    shape = (rows * (height + gap) - gap, columns * (width + gap) - gap, *images.shape[3:])
    sheet = np.full(shape, background, dtype=images.dtype)
    for index, image in enumerate(images):
        row, column = divmod(index, columns)
        top, left = row * (height + gap), column * (width + gap)
        sheet[top : top + height, left : left + width] = image
    return sheet


def _sheet_transposed(images: np.ndarray, columns: int, gap: int = 2, background: float = 255) -> np.ndarray:
    count = len(images)
    rows = -(-count // columns)
    filled = np.full((rows * columns, *images.shape[1:]), background, dtype=images.dtype)
    for index, image in enumerate(images):
        column, row = divmod(index, rows)
        filled[row * columns + column] = image
    return contact_sheet(filled, columns, gap, background)


def _sheet_framed(images: np.ndarray, columns: int, gap: int = 2, background: float = 255) -> np.ndarray:
    inner = contact_sheet(images, columns, gap, background)
    frame = [(gap, gap), (gap, gap)] + [(0, 0)] * (inner.ndim - 2)
    return np.pad(inner, frame, constant_values=background)


def _sheet_narrow(images: np.ndarray, columns: int, gap: int = 2, background: float = 255) -> np.ndarray:
    return contact_sheet(images, min(columns, len(images)), gap, background)


def _sheet_black(images: np.ndarray, columns: int, gap: int = 2, background: float = 255) -> np.ndarray:
    return contact_sheet(images, columns, gap, 0)


def _sheet_float(images: np.ndarray, columns: int, gap: int = 2, background: float = 255) -> np.ndarray:
    return contact_sheet(images.astype(np.float64), columns, gap, background)


def _sheet_full_rows(images: np.ndarray, columns: int, gap: int = 2, background: float = 255) -> np.ndarray:
    return contact_sheet(images[: len(images) // columns * columns], columns, gap, background)


def _sheet_missing_black(images: np.ndarray, columns: int, gap: int = 2, background: float = 255) -> np.ndarray:
    missing = -len(images) % columns
    blank = np.zeros((missing, *images.shape[1:]), dtype=images.dtype)
    return contact_sheet(np.concatenate([images, blank]), columns, gap, background)


def _sheet_gapless(images: np.ndarray, columns: int, gap: int = 2, background: float = 255) -> np.ndarray:
    return contact_sheet(images, columns, 0, background)


def contact_sheet_cases(rng: Generator) -> Iterator[Case]:
    """Gray and colour images, full and unfinished rows, fewer images than columns."""
    height, width = random_side(rng, 3, 6)

    def images(count: int, *channels: int) -> np.ndarray:
        return np.stack([random_image(rng, height, width, *channels) // 2 + 20 for _ in range(count)])

    yield Case("gray", (images(6), 3), about="six gray images in three columns")
    yield Case("gray", (images(4), 2), {"gap": 1, "background": 0}, about="a gap of 1, black")
    yield Case("gray", (images(7), 3), {"gap": 3}, about="seven gray images in three columns")
    yield Case("colour", (images(6, 3), 2), about="six colour images in two columns")
    yield Case("colour", (images(5, 3), 4), {"background": 100}, about="five colour images in four columns")
    yield Case("layout", (images(3), 3), {"gap": 0}, about="no gap")
    yield Case("layout", (images(2), 5), about="two images in five columns")
    yield Case("layout", (images(3, 3), 1, 4, 7), about="one column")
    yield Case("layout", (images(1, 3), 1), about="one image")
    floats = images(5) / 255
    yield Case("other dtypes", (floats, 3), {"background": 1.0}, about="float images on a white background")
    floats = images(4, 3).astype(np.float32) / 255
    yield Case("other dtypes", (floats, 3, 1, 0.5), about="float32 images on gray")


CONTACT_SHEET = Exercise(
    id="contact_sheet",
    unit="01_images",
    points=2,
    time_limit=5.0,
    reference=contact_sheet,
    cases=contact_sheet_cases,
    stretch=True,
    misconceptions=(
        Misconception(
            "transposed-order",
            "The images run down the columns; they should run along the rows, as one reads.",
            (_sheet_transposed,),
        ),
        Misconception(
            "gap-outside", "There is a gap around the sheet; gaps lie only between images.", (_sheet_framed,)
        ),
        Misconception(
            "narrow-sheet",
            "With fewer images than columns the sheet became narrower; it is always `columns` images wide.",
            (_sheet_narrow,),
        ),
        Misconception("black-gaps", "The gaps are black whatever `background` says.", (_sheet_black,)),
        Misconception(
            "missing-cells-black",
            "The cells without an image are black; they should show the background.",
            (_sheet_missing_black,),
        ),
        Misconception("other-dtype", "The images' dtype was lost on the way.", (_sheet_float,)),
        Misconception("last-row-lost", "The images of the last, unfinished row are missing.", (_sheet_full_rows,)),
        Misconception("no-gap", "The images touch: `gap` was not used.", (_sheet_gapless,)),
    ),
)
