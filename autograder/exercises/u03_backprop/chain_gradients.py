"""`chain_gradients`: the chain rule on six numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

KEYS = ("y", "C", "dC_dy", "dC_dw1", "dC_dw2", "dC_db")


def chain_gradients(x1: float, w1: float, x2: float, w2: float, b: float, target: float) -> dict[str, float]:
    """Give the right answer."""
    residual = x1 * w1 + x2 * w2 + b - target
    slope = 3 * residual**2
    return dict(zip(KEYS, (residual + target, residual**3, slope, slope * x1, slope * x2, slope), strict=True))


def _with(**changed: Any) -> Any:
    """Return the right answer with some entries replaced; each is a function of the right entries and the arguments."""

    def answer(x1: float, w1: float, x2: float, w2: float, b: float, target: float) -> dict[str, float]:
        right = chain_gradients(x1, w1, x2, w2, b, target)
        given = {"x1": x1, "w1": w1, "x2": x2, "w2": w2, "b": b, "t": target}
        return {**right, **{key: change(right, given) for key, change in changed.items()}}

    return answer


def _with_slope(slope: Any, cost: Any = None) -> Any:
    """Return an answer with another dC/dy, and all that follows from it."""
    changed = {
        "dC_dy": lambda right, given: slope(right["y"] - given["t"]),
        "dC_dw1": lambda right, given: slope(right["y"] - given["t"]) * given["x1"],
        "dC_dw2": lambda right, given: slope(right["y"] - given["t"]) * given["x2"],
        "dC_db": lambda right, given: slope(right["y"] - given["t"]),
    }
    if cost is not None:
        changed["C"] = lambda right, given: cost(right["y"] - given["t"])
    return _with(**changed)


def chain_gradients_cases(rng: Generator) -> Iterator[Case]:
    """Ask for y and C, for the slope, and for the two kinds of parameters."""
    drawn = [tuple(float(value) for value in np.round(rng.uniform(-3, 3, 6), 2)) for _ in range(2)]
    low = (1.5, 2.0, -1.0, 3.0, 0.5, 7.5)  # y = 0.5 lies below the target
    even = (2, 3, -1, 4, 1, 3)  # y = 3 is the target itself
    points = [
        ((-1, -2, 2, 3, 2, 5), "the worked example"),
        (drawn[0], "six other numbers"),
        (drawn[1], "six other numbers"),
        (low, "a y below the target"),
        (even, "a y that hits the target"),
    ]
    groups = (
        ("forward", ("y", "C")),
        ("slope", ("dC_dy",)),
        ("weights", ("dC_dw1", "dC_dw2")),
        ("bias", ("dC_db",)),
    )
    for group, wanted in groups:
        for numbers, about in points:
            yield Case(group, (wanted, *numbers), about=f"{' and '.join(wanted)} at {about} {numbers}", probe="keys")


CHAIN_GRADIENTS = Exercise(
    id="chain_gradients",
    unit="03_backprop",
    points=1,
    reference=chain_gradients,
    cases=chain_gradients_cases,
    misconceptions=(
        Misconception(
            "square-for-cube",
            "The slope is that of a squared difference, 2(y − target); the cost here is the cube.",
            (_with_slope(lambda r: 2 * r), _with_slope(lambda r: 2 * r, lambda r: r**2)),
        ),
        Misconception(
            "cube-loses-its-square",
            "The cube's slope lost a factor: the exponent 3 comes down in front, and 2 stays as the exponent.",
            (_with_slope(lambda r: 3 * r), _with_slope(lambda r: r**2)),
        ),
        Misconception(
            "forgets-inner-factor",
            "The chain stopped one link too early: the slope at y was handed on to a weight without the factor ∂y/∂w.",
            (
                _with(dC_dw1=lambda right, given: right["dC_dy"], dC_dw2=lambda right, given: right["dC_dy"]),
                _with(dC_dw1=lambda right, given: right["dC_dy"]),
                _with(dC_dw2=lambda right, given: right["dC_dy"]),
                _with(dC_dw1=lambda right, given: given["x1"], dC_dw2=lambda right, given: given["x2"]),
            ),
        ),
        Misconception(
            "weight-for-input",
            "Each weight's slope was multiplied by the weight itself: that is how y changes with the input.",
            (
                _with(
                    dC_dw1=lambda right, given: right["dC_dy"] * given["w1"],
                    dC_dw2=lambda right, given: right["dC_dy"] * given["w2"],
                ),
            ),
        ),
        Misconception(
            "bias-as-weight",
            "The bias got a factor of its own value or of an input; y changes by exactly as much as the bias does.",
            (
                _with(dC_db=lambda right, given: right["dC_dy"] * given["b"]),
                _with(dC_db=lambda right, given: right["dC_dy"] * given["x1"]),
                _with(dC_db=lambda right, given: 1),
                _with(dC_db=lambda right, given: 1.0 * given["b"]),
            ),
        ),
        Misconception(
            "target-minus-y",
            "The difference was taken the other way around, target − y: a cube keeps that sign.",
            (
                _with_slope(lambda r: 3 * r**2, lambda r: (-r) ** 3),
                _with_slope(lambda r: -3 * r**2, lambda r: (-r) ** 3),
                _with_slope(lambda r: -3 * r**2),
            ),
        ),
        Misconception(
            "bias-left-out",
            "y is the weighted sum alone; the bias was not added.",
            (lambda x1, w1, x2, w2, b, target: chain_gradients(x1, w1, x2, w2, 0, target),),
        ),
        Misconception(
            "distance-for-cube",
            "C is the cube of the distance, without its sign: a y below the target should give a negative C.",
            (_with(C=lambda right, given: abs(right["C"])),),
        ),
    ),
)
