"""`cross_entropy`: how surprised a model is by the right labels."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u03_backprop.evidence import by_values
from pixelgrad.check.case import Case


def cross_entropy(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Give the right answer."""
    return float(_losses(probabilities, labels).mean())


def _chosen(probabilities: np.ndarray, labels: np.ndarray) -> np.ndarray:
    return probabilities[np.arange(len(labels)), labels]


def _losses(probabilities: np.ndarray, labels: np.ndarray, floor: float = 1e-12) -> np.ndarray:
    return -np.log(np.maximum(_chosen(probabilities, labels), floor))


def _one_hot_expected(probabilities: np.ndarray, labels: np.ndarray) -> float:
    return float(-(labels * np.log(np.maximum(probabilities, 1e-12))).sum() / len(probabilities))


def _columns_for_rows(probabilities: np.ndarray, labels: np.ndarray) -> float:
    return float(-np.log(np.maximum(probabilities[:, labels], 1e-12)).mean())


def cross_entropy_cases(rng: Generator) -> Iterator[Case]:
    """Batches of several shapes, certain and impossible labels."""

    def draw(count: int, classes: int) -> tuple[np.ndarray, np.ndarray]:
        shares = rng.uniform(0.2, 1.0, (count, classes))
        return shares / shares.sum(axis=1, keepdims=True), rng.integers(0, classes, count)

    yield Case("batch", draw(5, 3), about="five samples, three classes", probe="number")
    yield Case("batch", draw(1, 4), about="a single sample", probe="number")
    yield Case("batch", draw(8, 10), about="eight samples, ten classes", probe="number")
    yield Case("batch", draw(4, 4), about="as many samples as classes", probe="number")
    sure, labels = np.eye(3)[[0, 2, 1]], np.array([0, 2, 1])
    yield Case("certain", (sure, labels), about="three samples, all quite certain and right", probe="number")
    yield Case("zero", (sure, np.array([1, 1, 1])), about="two samples whose label has probability 0", probe="number")
    some, labels = draw(6, 4)
    some[2], some[4] = np.eye(4)[(labels[2] + 1) % 4], np.eye(4)[labels[4]]
    yield Case("zero", (some, labels), about="six samples, one of which has probability 0", probe="number")
    tiny = np.array([[1.0 - 1e-30, 1e-30], [0.25, 0.75]])
    yield Case("zero", (tiny, np.array([1, 1])), about="a probability of 1e-30", probe="number")


CROSS_ENTROPY = Exercise(
    id="cross_entropy",
    unit="03_backprop",
    points=1,
    reference=cross_entropy,
    cases=cross_entropy_cases,
    misconceptions=(
        Misconception(
            "sum-for-mean",
            "The losses of the batch were added up; the mean does not grow with the batch.",
            (
                lambda p, labels: float(_losses(p, labels).sum()),
                lambda p, labels: float(_losses(p, labels, 0.0).sum()),
            ),
        ),
        Misconception(
            "other-logarithm",
            "The logarithm is to another base (2 or 10); the natural one is asked for.",
            (
                lambda p, labels: cross_entropy(p, labels) / np.log(2),
                lambda p, labels: cross_entropy(p, labels) / np.log(10),
                lambda p, labels: float(_losses(p, labels, 0.0).mean() / np.log(2)),
                lambda p, labels: float(_losses(p, labels, 0.0).mean() / np.log(10)),
            ),
        ),
        Misconception(
            "one-hot-expected",
            "The labels were multiplied in as if they were rows of zeros and ones; they are class numbers.",
            (
                by_values(_one_hot_expected),
                by_values(lambda p, labels: float(-np.mean(labels * np.log(np.maximum(p, 1e-12))))),
                by_values(lambda p, labels: float(-(labels * np.log(p)).sum() / len(p))),
                lambda p, labels: _one_hot_expected(p, labels[:, None]),
            ),
        ),
        Misconception(
            "infinite-at-zero",
            "A label of probability 0 made the loss infinite (or raised an error): the logarithm of 0 was taken.",
            (
                lambda p, labels: float(_losses(p, labels, 0.0).mean()),
                lambda p, labels: _raise_at_zero(p, labels),
            ),
        ),
        Misconception(
            "clipped-elsewhere",
            "The probabilities were kept away from 0 by another amount than 1e-12.",
            tuple(
                lambda p, labels, floor=floor, add=add: (
                    float(-np.log(_chosen(p, labels) + floor).mean())
                    if add
                    else float(_losses(p, labels, floor).mean())
                )
                for floor in (1e-15, 1e-16, float(np.finfo(float).eps), 1e-10, 1e-9, 1e-8, 1e-7, 1e-6)
                for add in (False, True)
            ),
        ),
        Misconception(
            "sign",
            "The loss came out negative: a probability's logarithm is, and its sign was not turned.",
            (lambda p, labels: -cross_entropy(p, labels), lambda p, labels: -float(_losses(p, labels, 0.0).mean())),
        ),
        Misconception(
            "mean-over-classes",
            "The sum was divided by the number of all entries, and not by the number of samples.",
            (lambda p, labels: cross_entropy(p, labels) / p.shape[1],),
        ),
        Misconception(
            "all-columns-of-all-rows",
            "Indexing with `[:, labels]` took every label's column of every row; each sample has one label.",
            (
                _columns_for_rows,
                lambda p, labels: float(-np.log(np.maximum(p[:, labels], 1e-12)).sum() / len(labels)),
            ),
        ),
        Misconception(
            "no-logarithm",
            "The mean probability of the right labels was turned into a loss without a logarithm.",
            (
                lambda p, labels: float(1 - _chosen(p, labels).mean()),
                lambda p, labels: float(-_chosen(p, labels).mean()),
            ),
        ),
        Misconception(
            "logarithm-of-the-mean",
            "The probabilities were averaged first and the logarithm taken of that; each sample has a loss of its own.",
            (lambda p, labels: float(-np.log(np.maximum(_chosen(p, labels).mean(), 1e-12))),),
        ),
    ),
)


def _raise_at_zero(probabilities: np.ndarray, labels: np.ndarray) -> float:
    if (_chosen(probabilities, labels) == 0).any():
        raise ValueError("math domain error")  # what math.log does
    return float(_losses(probabilities, labels, 0.0).mean())
