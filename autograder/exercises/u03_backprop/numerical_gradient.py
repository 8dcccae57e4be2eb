"""`numerical_gradient`: a gradient without any calculus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Function = Callable[[np.ndarray], float]


def numerical_gradient(f: Function, x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """Give the right answer."""
    return _differences(f, x, eps, eps, 2 * eps)


def _differences(f: Function, x: np.ndarray, ahead: float, back: float, by: float) -> np.ndarray:
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        unit = np.zeros(x.shape)
        unit[index] = 1.0
        grad[index] = (f(x + ahead * unit) - f(x - back * unit)) / by
    return grad


def _moved_back(f: Function, x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += eps
        high = f(x)
        x[index] -= 2 * eps
        low = f(x)
        x[index] += eps
        grad[index] = (high - low) / (2 * eps)
    return grad


def _left(shift: float) -> Any:
    """Return an answer that leaves every entry of x moved by `shift` times eps."""

    def answer(f: Function, x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
        grad = np.zeros(x.shape)
        for index in np.ndindex(x.shape):
            value = x[index]
            x[index] = value + eps
            high = f(x)
            x[index] = value - eps
            grad[index] = (high - f(x)) / (2 * eps)
            x[index] = value + shift * eps
        return grad

    return answer


def _all_at_once(f: Function, x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    return np.full(x.shape, (f(x + eps) - f(x - eps)) / (2 * eps))


def numerical_gradient_cases(rng: Generator) -> Iterator[Case]:
    """Functions of arrays of one to four axes, with the usual eps and with a large one that shows."""

    def ask(group: str, name: str, *shape: int, eps: float | None = None) -> Case:
        # Away from 0 and of mixed signs, so that every second derivative is large enough to be seen.
        factors = rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.6, 1.2, size=shape)
        x = rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.4, 1.1, size=shape)
        given = (name, factors, x) if eps is None else (name, factors, x, eps)
        about = f"a {name} at an x of shape {shape}" + (f" with eps={eps:g}" if eps is not None else "")
        return Case(group, given, about=about, probe="differentiate")

    yield ask("vector", "sum of cubes", 5)
    yield ask("vector", "square of a sum", 4)
    yield ask("vector", "sum of exponentials", 1)
    yield ask("any shape", "sum of cubes", 3, 4)
    yield ask("any shape", "square of a sum", 2, 3)
    yield ask("any shape", "sum of exponentials", 2, 3, 2)
    yield ask("any shape", "sum of cubes", 2, 1, 2, 3)
    yield ask("eps", "sum of cubes", 2, 3, eps=0.01)
    yield ask("eps", "sum of exponentials", 4, eps=0.1)


NUMERICAL_GRADIENT = Exercise(
    id="numerical_gradient",
    unit="03_backprop",
    points=2,
    reference=numerical_gradient,
    cases=numerical_gradient_cases,
    # Wide enough for every way to round, and a hundred times finer than what a one-sided difference is off by.
    rules=Rules(rtol=1e-7, atol=1e-7),
    misconceptions=(
        Misconception(
            "forward-difference",
            "The difference is one-sided, x to x + eps or x − eps to x: its error only shrinks like eps itself.",
            (
                lambda f, x, eps=1e-5: _differences(f, x, eps, 0.0, eps),
                lambda f, x, eps=1e-5: _differences(f, x, 0.0, eps, eps),
            ),
        ),
        Misconception(
            "leaves-x-changed",
            "Afterwards x was no longer what it was: an entry that was moved did not come back to its very value.",
            (_left(-1.0), _left(1.0), _moved_back),
        ),
        Misconception(
            "wrong-distance",
            "The two points lie 2·eps apart, but the difference was divided by another length.",
            (
                lambda f, x, eps=1e-5: _differences(f, x, eps, eps, eps),
                lambda f, x, eps=1e-5: _differences(f, x, eps, 0.0, 2 * eps),
                lambda f, x, eps=1e-5: _differences(f, x, eps, eps, 1.0),
            ),
        ),
        Misconception(
            "all-entries-at-once",
            "All entries were moved together, so that one number came out for all; each has a slope of its own.",
            (_all_at_once, lambda f, x, eps=1e-5: float(_all_at_once(f, x, eps).flat[0])),
        ),
        Misconception(
            "ignores-eps",
            "Another step than `eps` was taken.",
            (
                lambda f, x, eps=1e-5: numerical_gradient(f, x, 1e-5),
                lambda f, x, eps=1e-5: numerical_gradient(f, x, eps / 2),
                lambda f, x, eps=1e-5: numerical_gradient(f, x, 1e-6),
            ),
        ),
        Misconception(
            "flattened",
            "The gradient came back as one long row; it has the shape of x.",
            (lambda f, x, eps=1e-5: numerical_gradient(f, x, eps).ravel(),),
        ),
        Misconception(
            "sign",
            "The difference was taken the other way around: the slopes have the wrong sign.",
            (lambda f, x, eps=1e-5: -numerical_gradient(f, x, eps),),
        ),
    ),
)
