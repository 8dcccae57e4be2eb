"""`quantize`: real numbers as small whole ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Quantized = tuple[np.ndarray, float, int]


def quantize(x: np.ndarray, bits: int = 8, symmetric: bool = True) -> Quantized:
    """Give the right answer."""
    if symmetric:
        largest = 2 ** (bits - 1) - 1
        scale = float(np.abs(x).max()) / largest or 1.0
        return np.rint(x / scale).astype(np.int64), scale, 0
    low, high = min(float(x.min()), 0.0), max(float(x.max()), 0.0)
    scale = (high - low) / (2**bits - 1) or 1.0
    zero_point = round(-low / scale)
    return np.clip(np.rint(x / scale) + zero_point, 0, 2**bits - 1).astype(np.int64), scale, zero_point


def _scaled(
    scale_of: Callable[[np.ndarray, int], float],
    rounding: Callable[[np.ndarray], np.ndarray] = np.rint,
    dtype: Any = np.int64,
    reported: Callable[[float], float] = lambda scale: scale,
) -> Any:
    """Return a symmetric quantization with another scale or another rounding; the affine one is right."""

    def answer(x: np.ndarray, bits: int = 8, symmetric: bool = True) -> Any:
        if not symmetric:
            return quantize(x, bits, False)
        scale = scale_of(np.abs(x), bits) or 1.0
        return rounding(x / scale).astype(np.int64).astype(dtype), reported(scale), 0

    return answer


def _both(
    rounding: Callable[[np.ndarray], np.ndarray] = np.rint,
    reported: Callable[[float], float] = lambda scale: scale,
    levels: int = 0,
) -> Any:
    """Return a quantization, symmetric and affine, with another rounding, scale or number of levels."""

    def answer(x: np.ndarray, bits: int = 8, symmetric: bool = True) -> Any:
        if symmetric:
            largest = 2 ** (bits - 1) - 1 + levels
            scale = float(np.abs(x).max()) / largest or 1.0
            return rounding(x / scale).astype(np.int64), reported(scale), 0
        low, high = min(float(x.min()), 0.0), max(float(x.max()), 0.0)
        scale = (high - low) / (2**bits - 1 + levels) or 1.0
        zero_point = round(-low / scale)
        return rounding(x / scale).astype(np.int64) + zero_point, reported(scale), zero_point

    return answer


def _not_stretched(x: np.ndarray, bits: int = 8, symmetric: bool = True) -> Any:
    if symmetric:
        return quantize(x, bits)
    low, high = float(x.min()), float(x.max())
    scale = (high - low) / (2**bits - 1) or 1.0
    zero_point = round(-low / scale)
    return (np.rint(x / scale) + zero_point).astype(np.int64), scale, zero_point


def _clipped_zero_point(x: np.ndarray, bits: int = 8, symmetric: bool = True) -> Any:
    if symmetric:
        return quantize(x, bits)
    low, high = float(x.min()), float(x.max())
    scale = (high - low) / (2**bits - 1) or 1.0
    zero_point = int(np.clip(round(-low / scale), 0, 2**bits - 1))
    return np.clip(np.rint(x / scale) + zero_point, 0, 2**bits - 1).astype(np.int64), scale, zero_point


def _zero_between_codes(x: np.ndarray, bits: int = 8, symmetric: bool = True) -> Any:
    if symmetric:
        return quantize(x, bits)
    low, high = min(float(x.min()), 0.0), max(float(x.max()), 0.0)
    scale = (high - low) / (2**bits - 1) or 1.0
    return np.rint((x - low) / scale).astype(np.int64), scale, -low / scale


def _minimum_for_zero_point(x: np.ndarray, bits: int = 8, symmetric: bool = True) -> Any:
    if symmetric:
        return quantize(x, bits)
    low, high = min(float(x.min()), 0.0), max(float(x.max()), 0.0)
    scale = (high - low) / (2**bits - 1) or 1.0
    return np.rint((x - low) / scale).astype(np.int64), scale, low


def _signed_affine(x: np.ndarray, bits: int = 8, symmetric: bool = True) -> Any:
    codes, scale, zero_point = quantize(x, bits, symmetric)
    shift = 0 if symmetric else 2 ** (bits - 1)
    return codes - shift, scale, zero_point - shift


def _zeros_fail(x: np.ndarray, bits: int = 8, symmetric: bool = True) -> Any:
    codes, scale, zero_point = quantize(x, bits, symmetric)
    if x.any():
        return codes, scale, zero_point
    return codes, float("nan"), zero_point


def _symmetric_values(rng: Generator, bits: int, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers that are far from the middle between two codes, of which one reaches the end of the range."""
    largest = 2 ** (bits - 1) - 1
    count = int(np.prod(shape))
    codes = rng.integers(-largest + 1, largest, count) + rng.uniform(-0.38, 0.38, count) if largest > 1 else None
    values = codes if codes is not None else rng.choice([-0.7, -0.3, 0.3, 0.7], count)
    values[int(rng.integers(count))] = float(rng.choice([-1.0, 1.0])) * largest
    return np.asarray(values.reshape(shape) * rng.uniform(0.01, 3))


def _affine_values(rng: Generator, bits: int, shape: tuple[int, ...], zero: int) -> np.ndarray:
    """Draw numbers whose range holds 0 near the code `zero`, far from the middle between two codes."""
    top = 2**bits - 1
    count = int(np.prod(shape))
    off = rng.uniform(0.1, 0.3) if 0 < zero < top else 0.0
    values = rng.integers(1, top, count) - zero + rng.uniform(-0.38, 0.38, count)
    values[rng.choice(count, 2, replace=False)] = [-zero + off, top - zero + off]
    return np.asarray(values.reshape(shape) * rng.uniform(0.01, 3))


def quantize_cases(rng: Generator) -> Iterator[Case]:
    """Ask for both kinds at several widths, for ranges on one side of 0, and for zeros."""
    lecture = np.array([15.0, 50.0, 200.0])

    def case(group: str, x: np.ndarray, about: str, **settings: Any) -> Case:
        return Case(group, (x, settings), about=about, probe="quantized")

    yield case("symmetric", lecture, "the lecture's three numbers in signed codes")
    yield case("symmetric", _symmetric_values(rng, 8, (4, 6)), "a 4×6 matrix in 8 bits")
    yield case("symmetric", np.abs(_symmetric_values(rng, 8, (9,))), "nine positive numbers in 8 bits")
    yield case("symmetric", _symmetric_values(rng, 4, (3, 5)), "a 3×5 matrix in 4 bits", bits=4)
    yield case("symmetric", _symmetric_values(rng, 2, (8,)), "eight numbers in 2 bits", bits=2)
    yield case(
        "symmetric", _symmetric_values(rng, 6, (2, 3, 3, 3)).astype(np.float32), "a convolution in 6 bits", bits=6
    )
    for bits, zero, shape in ((8, 90, (5, 5)), (8, 201, (12,)), (4, 6, (3, 4)), (3, 2, (7,))):
        x = _affine_values(rng, bits, shape, zero)
        about = f"a range around 0 in {bits} bits, shape {'×'.join(map(str, shape))}"
        yield case("affine", x, about, bits=bits, symmetric=False)
    positive, negative = _affine_values(rng, 5, (10,), 0), -_affine_values(rng, 5, (12,), 0)
    for x, bits, about in (
        (lecture, 8, "the lecture's three numbers in unsigned codes"),
        (positive, 5, "positive numbers in 5 bits"),
        (negative, 5, "negative numbers in 5 bits"),
    ):
        yield case("zero stays zero", _away_from_halves(x, bits), about, bits=bits, symmetric=False)
    for symmetric in (True, False):
        for shape in ((2, 3), (4,)):
            kind = "symmetric" if symmetric else "affine"
            about = f"zeros of shape {'×'.join(map(str, shape))}, {kind}"
            yield Case("zeros", (shape, {"symmetric": symmetric}), about=about, probe="quantized_zeros")


def _away_from_halves(x: np.ndarray, bits: int) -> np.ndarray:
    """Make numbers of one sign that are far from 0 and from the middle between two codes, the largest as it is."""
    scale = np.abs(x).max() / (2**bits - 1)
    codes = np.clip(np.rint(np.abs(x) / scale), 2, 2**bits - 1)
    codes[np.argmax(np.abs(x))] = 2**bits - 1
    inner = codes < 2**bits - 1
    near = np.clip(np.abs(x) / scale - codes, -0.35, 0.35) * inner
    return np.asarray(np.sign(x.sum()) * (codes + near) * scale)


QUANTIZE = Exercise(
    id="quantize",
    unit="07_compression",
    points=3,
    reference=quantize,
    cases=quantize_cases,
    rules=Rules(rtol=1e-6, atol=1e-9),
    weights={"zeros": 0.5},
    misconceptions=(
        Misconception(
            "overflows-int8",
            "The numbers were spread over 255 steps; in signed 8-bit codes everything above 127 wraps around.",
            (
                _scaled(lambda size, bits: float(size.max()) / (2**bits - 1), dtype=np.int8),
                _scaled(lambda size, bits: float(size.max()) / 255, dtype=np.int8),
                _scaled(lambda size, bits: float(size.max()) / 255),
                _scaled(lambda size, bits: float(size.max()) / (2**bits - 1)),
            ),
        ),
        Misconception(
            "one-code-too-many",
            "The largest magnitude was given the code 2^(bits-1), for which signed codes have no room.",
            (
                _scaled(lambda size, bits: float(size.max()) / 2 ** (bits - 1)),
                _scaled(lambda size, bits: float(size.max()) / 2 ** (bits - 1), dtype=np.int8),
            ),
        ),
        Misconception(
            "scale-upside-down",
            "The scale is in codes per unit, as on the lecture's slide; asked for is the size of one code.",
            (
                _both(reported=lambda scale: 1 / scale),
                _scaled(lambda s, b: float(s.max()) / (2 ** (b - 1) - 1), reported=lambda scale: 1 / scale),
            ),
        ),
        Misconception(
            "truncates",
            "The numbers were cut off after division, not rounded to the nearest code.",
            (_both(np.trunc), _both(np.floor), _scaled(lambda s, b: float(s.max()) / (2 ** (b - 1) - 1), np.trunc)),
        ),
        Misconception(
            "maximum-without-sign",
            "The scale comes from the largest number, not from the largest magnitude: negative ones reach further.",
            (
                lambda x, bits=8, symmetric=True: (
                    quantize(x, bits, False)
                    if not symmetric
                    else (
                        np.rint(x / (s := float(x.max()) / (2 ** (bits - 1) - 1) or 1.0)).astype(np.int64),
                        s,
                        0,
                    )
                ),
            ),
        ),
        Misconception(
            "range-not-stretched",
            "The affine range runs from the smallest to the largest number, even where that leaves 0 outside.",
            (_not_stretched, _clipped_zero_point),
        ),
        Misconception(
            "zero-not-exact",
            "The zero point is not a whole code: 0 falls between two codes and comes back as something else.",
            (_zero_between_codes,),
        ),
        Misconception(
            "minimum-as-zero-point",
            "The zero point is the smallest number itself; asked for is the code that stands for 0.",
            (_minimum_for_zero_point,),
        ),
        Misconception(
            "affine-codes-signed",
            "The affine codes run below 0; they are unsigned and begin at 0.",
            (_signed_affine,),
        ),
        Misconception(
            "always-eight-bits",
            "The codes have 8 bits, whatever was asked for.",
            (lambda x, bits=8, symmetric=True: quantize(x, 8, symmetric),),
        ),
        Misconception(
            "always-symmetric",
            "The codes are symmetric ones, where affine ones were asked for, too.",
            (lambda x, bits=8, symmetric=True: quantize(x, bits),),
        ),
        Misconception(
            "zeros-divide-by-zero",
            "For zeros alone the scale is 0 or not a number, and what comes back is no longer 0.",
            (_zeros_fail,),
        ),
        Misconception(
            "codes-as-floats",
            "The codes are floats that happen to be whole; nothing is smaller that way.",
            (
                lambda x, bits=8, symmetric=True: (
                    np.asarray((q := quantize(x, bits, symmetric))[0], np.float64),
                    *q[1:],
                ),
            ),
        ),
    ),
)
