"""`dequantize`: what small whole numbers stand for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def dequantize(codes: np.ndarray, scale: float, zero_point: int) -> np.ndarray:
    """Give the right answer."""
    return ((codes.astype(np.float64) - zero_point) * scale).astype(np.float32)


def dequantize_cases(rng: Generator) -> Iterator[Case]:
    """Hand over signed and unsigned codes of several widths, with and without a zero point."""
    signed = rng.integers(-127, 128, (4, 5)).astype(np.int8)
    codes: np.ndarray
    unsigned = rng.integers(0, 256, 12).astype(np.uint8)
    unsigned[:2] = [0, 255]
    for codes, zero_point, about in (
        (signed, 0, "signed codes of shape 4×5"),
        (rng.integers(-7, 8, (2, 3, 2)), 0, "signed codes of 4 bits in three axes"),
    ):
        yield Case("symmetric", (codes, float(rng.uniform(0.01, 0.5)), zero_point), about=about)
    for codes, zero_point, about in (
        (unsigned, int(rng.integers(80, 180)), "unsigned codes of 8 bits, some of them below the zero point"),
        (rng.integers(0, 16, (3, 4)).astype(np.uint8), int(rng.integers(4, 12)), "unsigned codes of 4 bits"),
        (rng.integers(0, 32, 6), 31, "codes that all stand for what is not positive"),
    ):
        yield Case("affine", (codes, float(rng.uniform(0.01, 0.5)), zero_point), about=about)
    zero_point = int(rng.integers(1, 255))
    codes = np.full((2, 2), zero_point, dtype=np.uint8)
    yield Case("zero", (codes, float(rng.uniform(0.1, 1)), zero_point), about="codes that stand for 0")
    yield Case("zero", (np.zeros(3, dtype=np.int8), 0.25, 0), about="codes 0 with zero point 0")


DEQUANTIZE = Exercise(
    id="dequantize",
    unit="07_compression",
    points=1,
    reference=dequantize,
    cases=dequantize_cases,
    rules=Rules(rtol=1e-5, atol=1e-6),
    misconceptions=(
        Misconception(
            "unsigned-codes-wrap-around",
            "The zero point was taken from unsigned codes in their own width: what lies below it wrapped around.",
            (lambda codes, scale, zero_point: ((codes - zero_point) * scale).astype(np.float32),),
        ),
        Misconception(
            "zero-point-added",
            "The zero point was added to the codes; it is the code of 0.",
            (lambda codes, scale, zero_point: ((codes.astype(np.float64) + zero_point) * scale).astype(np.float32),),
        ),
        Misconception(
            "zero-point-forgotten",
            "The zero point had no say.",
            (lambda codes, scale, zero_point: (codes * np.float64(scale)).astype(np.float32),),
        ),
        Misconception(
            "zero-point-not-scaled",
            "The zero point was taken off after scaling; it is a code, not a number of the original range.",
            (lambda codes, scale, zero_point: (codes * np.float64(scale) - zero_point).astype(np.float32),),
        ),
        Misconception(
            "divides-by-scale",
            "The codes were divided by the scale.",
            (lambda codes, scale, zero_point: ((codes.astype(np.float64) - zero_point) / scale).astype(np.float32),),
        ),
        Misconception(
            "double-precision",
            "The values came back in float64; float32 is asked for.",
            (lambda codes, scale, zero_point: (codes.astype(np.float64) - zero_point) * scale,),
        ),
        Misconception(
            "whole-numbers-again",
            "The values were made whole numbers again, which cut them off.",
            (lambda codes, scale, zero_point: ((codes.astype(np.int64) - zero_point) * scale).astype(codes.dtype),),
        ),
    ),
)
