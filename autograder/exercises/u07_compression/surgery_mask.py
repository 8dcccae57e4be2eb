"""`surgery_mask`: dynamic network surgery's mask, which lets weights return."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

Surgery = Callable[[np.ndarray, np.ndarray, float, float], np.ndarray]


def surgery_mask(weight: np.ndarray, mask: np.ndarray, low: float, high: float) -> np.ndarray:
    """Give the right answer."""
    size = np.abs(weight)
    return np.where(size < low, False, np.where(size > high, True, mask))


def _in_place(weight: np.ndarray, mask: np.ndarray, low: float, high: float) -> np.ndarray:
    mask[...] = surgery_mask(weight, mask, low, high)
    return mask


def surgery_mask_cases(rng: Generator) -> Iterator[Case]:
    """Draw weights below, between and above the thresholds, with masks that keep all, none or half of them."""
    for group, shape, share in (
        ("half", (6, 8), 0.5),
        ("half", (3, 2, 3, 3), 0.5),
        ("half", (15,), 0.4),
        ("all on", (5, 7), 1.0),
        ("all off", (7, 4), 0.0),
    ):
        low = float(rng.uniform(0.3, 0.6))
        high = low + float(rng.uniform(0.3, 0.6))
        count = int(np.prod(shape))
        bands = rng.permutation(np.arange(count) % 3)
        size = np.choose(
            bands,
            [
                rng.uniform(0.0, 0.95 * low, count),
                rng.uniform(1.02 * low, 0.98 * high, count),
                rng.uniform(1.05 * high, 2, count),
            ],
        )
        weight = (size * rng.choice([-1.0, 1.0], count)).reshape(shape)
        mask = (rng.permutation(count) < share * count).reshape(shape)
        about = f"weights of shape {'×'.join(map(str, shape))}, of which {share:.0%} are on"
        yield Case(group, (weight, mask, low, high), about=about)
    weight = np.array([[0.1, -0.1], [0.5, -0.5], [2.0, -2.0]]) * float(rng.uniform(0.8, 1.2))
    for group, on in (("all on", True), ("all off", False)):
        kind = "on" if on else "off"
        yield Case(group, (weight, np.full((3, 2), on), 0.3, 0.9), about=f"six weights that are {kind}")


SURGERY_MASK = Exercise(
    id="surgery_mask",
    unit="07_compression",
    points=1,
    reference=surgery_mask,
    cases=surgery_mask_cases,
    misconceptions=(
        Misconception(
            "pruned-weights-never-return",
            "A weight that was off stays off, however large it has grown.",
            (
                lambda weight, mask, low, high: mask & (np.abs(weight) > low),
                lambda weight, mask, low, high: mask & (np.abs(weight) > high),
            ),
        ),
        Misconception(
            "mask-forgotten",
            "The old mask had no say: weights between the thresholds were all switched the same way.",
            (
                lambda weight, mask, low, high: np.abs(weight) > low,
                lambda weight, mask, low, high: np.abs(weight) > high,
            ),
        ),
        Misconception(
            "never-switched-off",
            "A weight that was on stays on, however small it has become.",
            (lambda weight, mask, low, high: mask | (np.abs(weight) > high),),
        ),
        Misconception(
            "sign-not-ignored",
            "Large negative weights were taken for small ones.",
            (lambda weight, mask, low, high: np.where(weight < low, False, np.where(weight > high, True, mask)),),
        ),
        Misconception(
            "thresholds-swapped",
            "Small weights were switched on and large ones off.",
            (lambda weight, mask, low, high: np.where(np.abs(weight) < low, True, (np.abs(weight) <= high) & mask),),
        ),
        Misconception(
            "flips-between",
            "Between the thresholds the mask was turned over; there it stays as it was.",
            (lambda weight, mask, low, high: surgery_mask(weight, ~mask, low, high),),
        ),
        Misconception(
            "edits-in-place",
            "The mask that was handed in was changed.",
            (_in_place,),
        ),
        Misconception(
            "weights-in-place-of-mask",
            "The masked weights came back; a mask of True and False is asked for.",
            (lambda weight, mask, low, high: weight * surgery_mask(weight, mask, low, high),),
        ),
        Misconception(
            "numbers-in-place-of-booleans",
            "The mask holds numbers, not True and False.",
            (
                lambda weight, mask, low, high: surgery_mask(weight, mask, low, high).astype(np.float64),
                lambda weight, mask, low, high: surgery_mask(weight, mask, low, high).astype(np.int64),
            ),
        ),
    ),
)
