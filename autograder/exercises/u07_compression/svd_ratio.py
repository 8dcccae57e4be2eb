"""`svd_ratio`: how many times fewer numbers two thin factors hold."""

from __future__ import annotations

from collections.abc import Iterator

from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def svd_ratio(m: int, k: int, t: int) -> float:
    """Give the right answer."""
    return m * k / (t * (m + k + 1))


def svd_ratio_cases(rng: Generator) -> Iterator[Case]:
    """Ask for layers of LeNet-300-100 and for shapes drawn at random."""
    yield Case("smaller", (784, 300, 30), about="784×300 at rank 30", probe="number")
    yield Case("smaller", (300, 100, 10), about="300×100 at rank 10", probe="number")
    for _ in range(2):
        m, k = (int(side) for side in rng.integers(60, 900, 2))
        t = int(rng.integers(2, 20))
        yield Case("smaller", (m, k, t), about=f"{m}×{k} at rank {t}", probe="number")
    yield Case("not smaller", (10, 10, 9), about="10×10 at rank 9, which takes more than before", probe="number")
    m, k = (int(side) for side in rng.integers(5, 20, 2))
    yield Case("not smaller", (m, k, min(m, k)), about=f"{m}×{k} at full rank", probe="number")


SVD_RATIO = Exercise(
    id="svd_ratio",
    unit="07_compression",
    points=1,
    reference=svd_ratio,
    cases=svd_ratio_cases,
    misconceptions=(
        Misconception(
            "singular-values-not-counted",
            "Two factors were counted; the t singular values of the lecture's formula were not.",
            (lambda m, k, t: m * k / (t * (m + k)),),
        ),
        Misconception(
            "all-singular-values-counted",
            "Something other than t singular values was counted: one in all, or a whole diagonal matrix.",
            (lambda m, k, t: m * k / (t * (m + k) + 1), lambda m, k, t: m * k / (t * (m + k) + t * t)),
        ),
        Misconception(
            "upside-down",
            "The ratio stands on its head: numbers after over numbers before.",
            (lambda m, k, t: t * (m + k + 1) / (m * k),),
        ),
        Misconception(
            "whole-numbers-only",
            "The division dropped its remainder.",
            (lambda m, k, t: m * k // (t * (m + k + 1)), lambda m, k, t: round(m * k / (t * (m + k + 1)))),
        ),
        Misconception(
            "factors-multiplied",
            "The sizes of the factors were multiplied; they are stored side by side.",
            (lambda m, k, t: m * k / (m * t * t * k), lambda m, k, t: m * k / (t * (m * k + 1))),
        ),
        Misconception(
            "saving-in-place-of-ratio",
            "The share that is saved came back, not how many times smaller the layer is.",
            (
                lambda m, k, t: 1 - t * (m + k + 1) / (m * k),
                lambda m, k, t: 100 * (1 - t * (m + k + 1) / (m * k)),
            ),
        ),
    ),
)
