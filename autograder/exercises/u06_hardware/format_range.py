"""`format_range`: what a floating-point format can hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

KEYS = ("max", "min_normal", "epsilon")


def format_range(exponent_bits: int, fraction_bits: int) -> dict[str, float]:
    """Give the right answer."""
    bias = 2 ** (exponent_bits - 1) - 1
    return {
        "max": (2 - 2.0**-fraction_bits) * 2.0**bias,
        "min_normal": 2.0 ** (1 - bias),
        "epsilon": 2.0**-fraction_bits,
    }


def _with(**changed: Any) -> Any:
    """Return the right answer with some entries replaced; each is a function of the bias and the fraction bits."""

    def answer(exponent_bits: int, fraction_bits: int) -> dict[str, float]:
        bias = 2 ** (exponent_bits - 1) - 1
        entries = {key: float(change(bias, fraction_bits)) for key, change in changed.items()}
        return {**format_range(exponent_bits, fraction_bits), **entries}

    return answer


def format_range_cases(rng: Generator) -> Iterator[Case]:
    """Ask for each of the three, for the formats in use and for others."""
    drawn = (int(rng.integers(3, 8)), int(rng.integers(2, 20)))
    formats = (
        ((5, 10), "float16"),
        ((8, 23), "float32"),
        ((8, 7), "bfloat16"),
        ((8, 10), "TF32"),
        ((4, 3), "an eight-bit format"),
        ((2, 1), "a format of four bits"),
        (drawn, "another format"),
    )
    for key in KEYS:
        for bits, name in formats:
            about = f"{key}, {bits[0]} exponent and {bits[1]} fraction bits ({name})"
            yield Case(key.replace("_", " "), ((key,), *bits), about=about, probe="keys")


FORMAT_RANGE = Exercise(
    id="format_range",
    unit="06_hardware",
    points=2,
    reference=format_range,
    cases=format_range_cases,
    # The smallest normal float32 is far below any absolute tolerance.
    rules=Rules(atol=0.0),
    misconceptions=(
        Misconception(
            "all-ones-counted",
            "The largest exponent field, all ones, was counted as a number; it stands for infinity and NaN.",
            (
                _with(max=lambda bias, f: (2 - 2.0**-f) * 2.0 ** (bias + 1)),
                _with(max=lambda bias, f: 2.0 ** (bias + 2)),
            ),
        ),
        Misconception(
            "fraction-forgotten",
            "The largest number has more than its exponent: all of its fraction bits are ones.",
            (_with(max=lambda bias, f: 2.0**bias),),
        ),
        Misconception(
            "fraction-overflows",
            "The fraction of the largest number comes close to 2 and does not reach it.",
            (_with(max=lambda bias, f: 2.0 ** (bias + 1)),),
        ),
        Misconception(
            "leading-one-forgotten",
            "The 1 in front of the fraction, which is not stored, was left out.",
            (
                _with(max=lambda bias, f: (1 - 2.0**-f) * 2.0**bias),
                _with(max=lambda bias, f: (1 - 2.0**-f) * 2.0 ** (bias + 1)),
            ),
        ),
        Misconception(
            "bias-off-by-one",
            "The bias was taken as a whole half of the exponents; it is one less.",
            (
                _with(max=lambda bias, f: (2 - 2.0**-f) * 2.0 ** (bias - 1), min_normal=lambda bias, f: 2.0**-bias),
                _with(max=lambda bias, f: (2 - 2.0**-f) * 2.0 ** (bias - 1)),
            ),
        ),
        Misconception(
            "exponent-zero-counted",
            "The exponent field 0 was counted as that of a normal number; it stands for 0 and the subnormal ones.",
            (_with(min_normal=lambda bias, f: 2.0**-bias),),
        ),
        Misconception(
            "subnormal",
            "This is the smallest number of all, a subnormal one; the smallest normal one is asked for.",
            (
                _with(min_normal=lambda bias, f: 2.0 ** (1 - bias - f)),
                _with(min_normal=lambda bias, f: 2.0 ** (-bias - f)),
            ),
        ),
        Misconception(
            "half-a-step",
            "This is half of the step from 1 to the next number, the largest error of rounding.",
            (_with(epsilon=lambda bias, f: 2.0 ** (-f - 1)),),
        ),
        Misconception(
            "step-below-one",
            "The step was counted one fraction bit short: it is that of numbers twice as large.",
            (_with(epsilon=lambda bias, f: 2.0 ** (1 - f)),),
        ),
        Misconception(
            "bits-swapped",
            "Exponent and fraction bits were taken for each other.",
            (lambda exponent_bits, fraction_bits: format_range(fraction_bits, exponent_bits),),
        ),
    ),
)
