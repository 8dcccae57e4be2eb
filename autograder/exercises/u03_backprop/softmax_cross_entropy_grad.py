"""`softmax_cross_entropy_grad`: from the mean loss back to the scores."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import scipy.special
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def softmax_cross_entropy_grad(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Give the right answer."""
    return _difference(scores, labels) / len(scores)


def _difference(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    return scipy.special.softmax(scores, axis=1) - _one_hot(scores, labels)


def _one_hot(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    return np.eye(scores.shape[1])[labels]


def _to_probabilities(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    return -_one_hot(scores, labels) / scipy.special.softmax(scores, axis=1) / len(scores)


def _own_slope_only(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    p = scipy.special.softmax(scores, axis=1)
    return _to_probabilities(scores, labels) * p * (1 - p)


def softmax_cross_entropy_grad_cases(rng: Generator) -> Iterator[Case]:
    """Batches of several shapes."""
    for count, classes, about in (
        (5, 3, "five samples, three classes"),
        (2, 10, "two samples, ten classes"),
        (4, 4, "as many samples as classes"),
        (7, 2, "two classes"),
    ):
        scores, labels = rng.normal(0, 2, (count, classes)), rng.integers(0, classes, count)
        yield Case("batch", (scores, labels), about=about)
    yield Case("one sample", (rng.normal(0, 2, (1, 4)), rng.integers(0, 4, 1)), about="a single sample")
    yield Case("one sample", (np.zeros((1, 3)), np.array([2])), about="a single sample with equal scores")
    scores = rng.normal(0, 2, (6, 4))
    yield Case("same labels", (scores, np.full(6, rng.integers(4))), about="six samples of one class")


SOFTMAX_CROSS_ENTROPY_GRAD = Exercise(
    id="softmax_cross_entropy_grad",
    unit="03_backprop",
    points=2,
    reference=softmax_cross_entropy_grad,
    cases=softmax_cross_entropy_grad_cases,
    misconceptions=(
        Misconception(
            "not-divided-by-n",
            "This is the gradient of the sum of the losses; of their mean, each sample has an N-th part.",
            (_difference,),
        ),
        Misconception(
            "sign",
            "The sign is turned: a step against this gradient makes the right class less likely.",
            (
                lambda scores, labels: -softmax_cross_entropy_grad(scores, labels),
                lambda scores, labels: -_difference(scores, labels),
            ),
        ),
        Misconception(
            "label-not-subtracted",
            "These are the probabilities, but nothing was subtracted at the right class.",
            (
                lambda scores, labels: scipy.special.softmax(scores, axis=1) / len(scores),
                lambda scores, labels: scipy.special.softmax(scores, axis=1),
            ),
        ),
        Misconception(
            "stops-at-probabilities",
            "This is the gradient with respect to the probabilities; the way through the softmax is missing.",
            (_to_probabilities, lambda scores, labels: _to_probabilities(scores, labels) * len(scores)),
        ),
        Misconception(
            "own-slope-only",
            "Each score was taken to move its own probability only; in a softmax it moves those of all classes.",
            (_own_slope_only, lambda scores, labels: _own_slope_only(scores, labels) * len(scores)),
        ),
        Misconception(
            "divided-by-all-entries",
            "It was divided by the number of all entries (or of classes); the mean is over the samples.",
            (
                lambda scores, labels: _difference(scores, labels) / scores.size,
                lambda scores, labels: _difference(scores, labels) / scores.shape[1],
            ),
        ),
        Misconception(
            "labels-of-other-rows",
            "The 1 was subtracted in every label's column of every row; each sample has one label.",
            (
                lambda scores, labels: _subtract_columns(scores, labels) / len(scores),
                lambda scores, labels: _subtract_columns(scores, labels),
            ),
        ),
    ),
)


def _subtract_columns(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    p = scipy.special.softmax(scores, axis=1)
    p[:, labels] -= 1
    return p
