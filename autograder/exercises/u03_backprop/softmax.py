"""`softmax`: scores to probabilities."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import scipy.special
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def softmax(scores: np.ndarray) -> np.ndarray:
    """Give the right answer."""
    return scipy.special.softmax(scores, axis=-1)


def _naive(scores: np.ndarray, axis: int | None = -1) -> np.ndarray:
    raised = np.exp(scores)
    return raised / raised.sum(axis=axis, keepdims=True)


def _minus_global_maximum(scores: np.ndarray) -> np.ndarray:
    return _naive(scores - scores.max())


def softmax_cases(rng: Generator) -> Iterator[Case]:
    """Matrices, other numbers of axes, and scores far from 0."""
    yield Case("matrix", (rng.normal(0, 2, (4, 3)),), about="four rows of three scores")
    yield Case("matrix", (rng.normal(0, 2, (2, 10)),), about="two rows of ten scores")
    yield Case("matrix", (rng.normal(0, 2, (3, 3)),), about="as many rows as scores")
    yield Case("other axes", (rng.normal(0, 2, 5),), about="a single row of scores, shape (5,)")
    yield Case("other axes", (rng.normal(0, 2, (2, 3, 4)),), about="scores of shape (2, 3, 4)")
    yield Case("other axes", (rng.normal(0, 2, (2, 1, 3, 5)),), about="scores of shape (2, 1, 3, 5)")
    small = rng.normal(0, 2, (3, 4))
    yield Case("far scores", (small + 1e4,), about="scores around 10,000")
    yield Case("far scores", (small - 1e4,), about="scores around -10,000")
    yield Case(
        "far scores", (small + np.array([[1e4], [-1e4], [0]]),), about="rows around 10,000, around -10,000 and around 0"
    )
    yield Case("far scores", (np.array([1e4, 0.0, -1e4, 1e4]),), about="the scores 10,000, 0, -10,000 and 10,000")


SOFTMAX = Exercise(
    id="softmax",
    unit="03_backprop",
    points=2,
    reference=softmax,
    cases=softmax_cases,
    misconceptions=(
        Misconception(
            "overflow",
            "The exponential of a large score became infinite, or all exponentials of a row became 0: what came out is "
            "not a number, or not the right one.",
            (_naive, lambda scores: np.nan_to_num(_naive(scores)), lambda scores: _naive(np.clip(scores, -500, 500))),
        ),
        Misconception(
            "whole-array",
            "All entries of the array share one sum; each row is a distribution of its own.",
            (
                lambda scores: scipy.special.softmax(scores, axis=None),
                lambda scores: _naive(scores, None),
                lambda scores: (
                    np.exp(scores - scores.max(axis=-1, keepdims=True))
                    / np.exp(scores - scores.max(axis=-1, keepdims=True)).sum()
                ),
            ),
        ),
        Misconception(
            "wrong-axis",
            "The sums were taken along another axis than the last: columns sum to 1 where rows should.",
            (
                lambda scores: scipy.special.softmax(scores, axis=0),
                lambda scores: _naive(scores, 0),
            ),
        ),
        Misconception(
            "axis-1-always",
            "The second axis was summed over, whatever the shape: that is the last one only of a matrix.",
            (lambda scores: scipy.special.softmax(scores, axis=1), lambda scores: _naive(scores, 1)),
        ),
        Misconception(
            "one-maximum-for-all",
            "One number, the largest of the whole array, was subtracted everywhere: a row far below it vanishes.",
            (_minus_global_maximum, lambda scores: np.nan_to_num(_minus_global_maximum(scores))),
        ),
        Misconception(
            "logarithm",
            "These are the logarithms of the probabilities.",
            (
                lambda scores: scipy.special.log_softmax(scores, axis=-1),
                lambda scores: np.log(_naive(scores)),
            ),
        ),
        Misconception(
            "not-normalised",
            "The exponentials were not divided by their sum.",
            (np.exp, lambda scores: np.exp(scores - scores.max(axis=-1, keepdims=True))),
        ),
        Misconception(
            "shares-without-exponential",
            "The scores were divided by their sum as they are: negative scores give negative shares.",
            (lambda scores: scores / scores.sum(axis=-1, keepdims=True),),
        ),
        Misconception(
            "sigmoid",
            "Each score was squeezed into 0 to 1 for itself; the classes do not compete and do not sum to 1.",
            (scipy.special.expit, lambda scores: 1 / (1 + np.exp(-scores))),
        ),
    ),
)
