"""`arithmetic_intensity`: how much is computed with every byte that is moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def arithmetic_intensity(m: int, k: int, n: int, bytes_per_element: float) -> float:
    """Give the right answer."""
    return 2 * m * k * n / (bytes_per_element * (m * k + k * n + m * n))


def _with(elements: Any = None, flops: Any = lambda m, k, n: 2 * m * k * n, size: Any = lambda size: size) -> Any:
    """Return the answer with some of its parts exchanged."""
    moved = elements or (lambda m, k, n: m * k + k * n + m * n)

    def answer(m: int, k: int, n: int, bytes_per_element: float) -> float:
        return float(flops(m, k, n) / (size(bytes_per_element) * moved(m, k, n)))

    return answer


def arithmetic_intensity_cases(rng: Generator) -> Iterator[Case]:
    """Square and thin matrices, in elements of several sizes."""
    sides = tuple(int(side) for side in rng.permutation([12, 20, 35, 66, 100])[:3])
    wide = tuple(int(side) for side in rng.integers(100, 2000, 3))
    for group, args, about in (
        ("float32", (64, 64, 64, 4), "two matrices of 64 by 64 in float32"),
        ("float32", (*sides, 4), f"sides {sides} in float32"),
        ("float32", (1, 1000, 1000, 4), "a row by a matrix of 1000 by 1000 in float32"),
        ("float32", (1000, 1000, 1, 4), "a matrix of 1000 by 1000 by a column in float32"),
        ("float32", (500, 1, 300, 4), "a column by a row in float32"),
        ("other formats", (64, 64, 64, 2), "two matrices of 64 by 64 in bfloat16"),
        ("other formats", (*wide, 8), f"sides {wide} in float64"),
        ("other formats", (*sides, 1), f"sides {sides} in int8"),
        ("other formats", (*wide, 0.5), f"sides {wide} in int4, half a byte each"),
    ):
        yield Case(group, args, about=about, probe="number")


ARITHMETIC_INTENSITY = Exercise(
    id="arithmetic_intensity",
    unit="06_hardware",
    points=1,
    reference=arithmetic_intensity,
    cases=arithmetic_intensity_cases,
    rules=Rules(atol=0.0),
    misconceptions=(
        Misconception(
            "result-not-moved",
            "Only A and B were moved; the result C has to be written, too.",
            (_with(lambda m, k, n: m * k + k * n),),
        ),
        Misconception(
            "result-moved-twice",
            "C was moved twice; here each of the three matrices is moved once.",
            (_with(lambda m, k, n: m * k + k * n + 2 * m * n),),
        ),
        Misconception(
            "result-only",
            "Only C was moved; A and B have to be read before.",
            (_with(lambda m, k, n: m * n),),
        ),
        Misconception(
            "elements-for-bytes",
            "Elements were counted, not bytes: the size of an element plays no part.",
            (_with(size=lambda size: 1), _with(size=lambda size: 4)),
        ),
        Misconception(
            "bits-for-bytes",
            "The size was taken for a number of bits, or turned into one.",
            (_with(size=lambda size: size / 8), _with(size=lambda size: size * 8)),
        ),
        Misconception(
            "size-multiplied",
            "Larger elements made the intensity larger; more bytes have to be moved for them.",
            (_with(size=lambda size: 1 / size),),
        ),
        Misconception(
            "additions-forgotten",
            "Only the multiplications were counted as work.",
            (_with(flops=lambda m, k, n: m * k * n),),
        ),
        Misconception(
            "upside-down",
            "This is bytes per FLOP; the intensity is FLOPs per byte.",
            (lambda m, k, n, size: 1 / arithmetic_intensity(m, k, n, size),),
        ),
        Misconception(
            "whole-numbers",
            "The quotient was rounded down to a whole number.",
            (lambda m, k, n, size: arithmetic_intensity(m, k, n, size) // 1,),
        ),
    ),
)
