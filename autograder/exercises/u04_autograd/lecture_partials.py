"""`lecture_partials`: the lecture's formula, forward and backward on paper."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

KEYS = ("a", "b", "c", "d", "e", "f", "df_dx", "df_dy", "df_dz")
Partials = dict[str, float]


def lecture_partials(x: float, y: float, z: float) -> Partials:
    """Give the right answer."""
    return _partials()(x, y, z)


def _partials(
    log: Callable[[float], float] = lambda d: math.log(1 + d),
    sine: Callable[[float], float] = math.sin,
    of_tanh: Any = lambda v: 1 - v["f"] ** 2,
    of_log: Any = lambda v: 1 / (1 + v["d"]),
    to_c: Any = lambda v: v["z"],
    to_z: Any = lambda v: v["c"],
    to_a: Any = lambda v: 1 / v["b"],
    to_b: Any = lambda v: -v["a"] / v["b"] ** 2,
    to_x: Any = lambda v: 2.0,
    to_y: Any = lambda v: math.cos(v["y"]),
) -> Callable[[float, float, float], Partials]:
    """Return the answer with some local slopes, or functions, exchanged; as it stands it is right.

    Each slope is a function of the values by name; `to_c` is the one on the way from d to c, and so on.
    """

    def answer(x: float, y: float, z: float) -> Partials:
        a, b = 2.0 * x, sine(y)
        c = a / b
        d = z * c
        e = log(d)
        v = {"x": x, "y": y, "z": z, "a": a, "b": b, "c": c, "d": d, "e": e, "f": math.tanh(e)}
        at_d = of_tanh(v) * of_log(v)
        at_c = at_d * to_c(v)
        return {key: v[key] for key in "abcdef"} | {
            "df_dx": at_c * to_a(v) * to_x(v),
            "df_dy": at_c * to_b(v) * to_y(v),
            "df_dz": at_d * to_z(v),
        }

    return answer


def lecture_partials_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the values on the way forward, and for each of the three slopes."""
    first = tuple(float(v) for v in np.round(rng.uniform((0.4, 0.5, 0.3), (1.5, 1.2, 1.2)), 2))
    second = tuple(float(v) for v in np.round(rng.uniform((0.4, 1.8, 0.3), (1.5, 2.6, 1.2)), 2))
    third = tuple(float(v) for v in np.round(rng.uniform((-1.2, 3.7, 0.3), (-0.3, 4.4, 0.9)), 2))
    points = ((0.5, 1.0, 0.8), (1, 2, 1), first, second, third)
    for group, wanted in (
        ("forward", tuple("abcdef")),
        ("df_dx", ("df_dx",)),
        ("df_dy", ("df_dy",)),
        ("df_dz", ("df_dz",)),
    ):
        for x, y, z in points:
            about = f"{wanted[0]} to {wanted[-1]}" if len(wanted) > 1 else wanted[0]
            yield Case(group, (wanted, x, y, z), about=f"{about} at x = {x}, y = {y}, z = {z}", probe="keys")


LECTURE_PARTIALS = Exercise(
    id="lecture_partials",
    unit="04_autograd",
    points=2,
    reference=lecture_partials,
    cases=lecture_partials_cases,
    misconceptions=(
        Misconception(
            "sign-of-the-quotient",
            "df_dy has the wrong sign: when b grows, a/b falls; and a sine's slope is plus the cosine.",
            (_partials(to_b=lambda v: v["a"] / v["b"] ** 2),),
        ),
        Misconception(
            "square-of-the-quotient-lost",
            "On the way from c to b, a/b was divided by b once too few: the slope of 1/b has a square in it.",
            (_partials(to_b=lambda v: -v["a"] / v["b"]), _partials(to_b=lambda v: v["a"] / v["b"])),
        ),
        Misconception(
            "a-lost-in-the-quotient",
            "On the way from c to b the slope is that of 1/b; here a stands above it.",
            (_partials(to_b=lambda v: -1 / v["b"] ** 2),),
        ),
        Misconception(
            "chain-to-y-ends-at-b",
            "The chain to y stopped at b: the slope of the sine itself is missing, or it is the sine again.",
            (_partials(to_y=lambda v: 1.0), _partials(to_y=lambda v: v["b"])),
        ),
        Misconception(
            "chain-to-x-ends-at-a",
            "The chain to x stopped at a: a changes by twice as much as x does.",
            (_partials(to_x=lambda v: 1.0), _partials(to_x=lambda v: v["x"]), _partials(to_x=lambda v: v["a"])),
        ),
        Misconception(
            "tanh-slope",
            "The slope of tanh is not right. It is one minus the square of its value.",
            (
                _partials(of_tanh=lambda v: 1 - v["f"]),
                _partials(of_tanh=lambda v: 1 - v["e"] ** 2),
                _partials(of_tanh=lambda v: 1 - math.tanh(v["f"]) ** 2),
                _partials(of_tanh=lambda v: v["f"] ** 2 - 1),
                _partials(of_tanh=lambda v: v["f"] * (1 - v["f"])),
                _partials(of_tanh=lambda v: 1.0),
            ),
        ),
        Misconception(
            "logarithm-slope",
            "The slope of ln(1 + d) is not right. It is one over what stands inside the logarithm, all of it.",
            (
                _partials(of_log=lambda v: 1 / v["d"]),
                _partials(of_log=lambda v: 1 / v["e"]),
                _partials(of_log=lambda v: 1.0),
                _partials(of_log=lambda v: 1 + v["d"]),
            ),
        ),
        Misconception(
            "factors-of-the-product-swapped",
            "The slope of a product along one factor is the other factor. Here it was the same one.",
            (
                _partials(to_c=lambda v: v["c"], to_z=lambda v: v["z"]),
                _partials(to_z=lambda v: v["z"]),
                _partials(to_c=lambda v: v["c"]),
                _partials(to_z=lambda v: v["d"]),
            ),
        ),
        Misconception(
            "one-plus-forgotten",
            "e is the logarithm of d alone; the formula takes that of 1 + d.",
            (
                _partials(log=lambda d: math.log(d) if d > 0 else float("nan"), of_log=lambda v: 1 / v["d"]),
                _partials(log=lambda d: math.log(d) if d > 0 else float("nan")),
            ),
        ),
        Misconception(
            "another-logarithm",
            "The logarithm has another base; ln is the natural one.",
            (
                _partials(log=lambda d: math.log10(1 + d)),
                _partials(log=lambda d: math.log2(1 + d)),
                _partials(log=lambda d: math.log10(1 + d), of_log=lambda v: 1 / (math.log(10) * (1 + v["d"]))),
                _partials(log=lambda d: math.log2(1 + d), of_log=lambda v: 1 / (math.log(2) * (1 + v["d"]))),
            ),
        ),
        Misconception(
            "sine-of-degrees",
            "The sine took y for degrees; it is an angle in radians.",
            (
                _partials(sine=lambda y: math.sin(math.radians(y))),
                _partials(sine=lambda y: math.sin(math.radians(y)), to_y=lambda v: math.cos(math.radians(v["y"]))),
            ),
        ),
    ),
)
