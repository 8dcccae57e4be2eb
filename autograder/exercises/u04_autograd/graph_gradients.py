"""`graph_gradients`: the way back through a product, a sum and a total, in NumPy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

Three = tuple[Any, Any, Any]


def graph_gradients(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> Three:
    """Give the right answer."""
    grad_c = 1.0
    grad_b = grad_c * np.ones(z.shape)
    return grad_b * y, grad_b * x, grad_b.copy()


def _answer(change: Callable[[Any, Any, Any], Three]) -> Callable[[Any, Any, Any], Three]:
    return lambda x, y, z: change(x, y, z)


def graph_gradients_cases(rng: Generator) -> Iterator[Case]:
    """Ask for each of the three, on arrays of one to three axes."""
    shapes = ((3, 4), (5,), (4, 1), (2, 3, 2), (1,))
    drawn = [tuple(rng.normal(size=shape) for _ in range(3)) for shape in shapes]
    for index, name in enumerate(("grad_x", "grad_y", "grad_z")):
        for shape, given in zip(shapes, drawn, strict=True):
            yield Case(name, (3, index, *given), about=f"{name} for arrays of shape {shape}", probe="part")


GRAPH_GRADIENTS = Exercise(
    id="graph_gradients",
    unit="04_autograd",
    points=1,
    reference=graph_gradients,
    cases=graph_gradients_cases,
    misconceptions=(
        Misconception(
            "own-factor",
            "The gradients of x and y are swapped: along one factor, a product changes by as much as the other "
            "factor says.",
            (
                _answer(lambda x, y, z: (x.copy(), y.copy(), np.ones_like(z))),
                _answer(lambda x, y, z: (x, y, np.ones_like(z))),
            ),
        ),
        Misconception(
            "mean-for-sum",
            "The gradients were divided by the number of entries; c is a sum, not a mean.",
            (
                _answer(lambda x, y, z: (y / x.size, x / x.size, np.ones_like(z) / z.size)),
                _answer(lambda x, y, z: (y / len(x), x / len(x), np.ones_like(z) / len(z))),
            ),
        ),
        Misconception(
            "summed-gradients",
            "A gradient was summed to a number; each entry has a slope of its own.",
            (
                _answer(lambda x, y, z: (y.sum(), x.sum(), np.float64(z.size))),
                _answer(lambda x, y, z: (y.sum(), x.sum(), 1.0)),
            ),
        ),
        Misconception(
            "one-number-for-all",
            "The gradient along z is a single number; z has many entries, and each has a slope.",
            (_answer(lambda x, y, z: (y.copy(), x.copy(), 1.0)), _answer(lambda x, y, z: (y, x, 1))),
        ),
        Misconception(
            "the-input-itself",
            "What came back as a gradient is the input array itself: whoever changes one changes the other.",
            (
                _answer(lambda x, y, z: (y, x, np.ones_like(z))),
                _answer(lambda x, y, z: (y, x.copy(), np.ones_like(z))),
                _answer(lambda x, y, z: (y.copy(), x, np.ones_like(z))),
            ),
        ),
        Misconception(
            "value-for-slope",
            "The gradient along z is z, or nothing: b changes by exactly as much as z does.",
            (
                _answer(lambda x, y, z: (y.copy(), x.copy(), z.copy())),
                _answer(lambda x, y, z: (y.copy(), x.copy(), np.zeros_like(z))),
            ),
        ),
    ),
)
