"""`flattened_filter`: a kernel made of three vectors."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def flattened_filter(alpha: np.ndarray, beta: np.ndarray, gamma: np.ndarray) -> np.ndarray:
    """Give the right answer."""
    kernel: np.ndarray = np.einsum("c,y,x->cyx", alpha, beta, gamma)
    return kernel


def flattened_filter_cases(rng: Generator) -> Iterator[Case]:
    """Ask for kernels whose three sides differ, are equal, or are 1."""
    for sides in ((3, 5, 4), (2, 3, 7), (6, 2, 3)):
        about = "a kernel of shape {}×{}×{}".format(*sides)
        yield Case("unequal sides", tuple(rng.normal(size=side) for side in sides), about=about)
    for sides in ((3, 3, 3), (4, 4, 4)):
        about = "a kernel of shape {}×{}×{}".format(*sides)
        yield Case("equal sides", tuple(rng.normal(size=side) for side in sides), about=about)
    for sides in ((1, 3, 5), (4, 1, 3), (3, 4, 1), (1, 1, 1)):
        about = "a kernel of shape {}×{}×{}".format(*sides)
        yield Case("a side of 1", tuple(rng.normal(size=side) for side in sides), about=about)


FLATTENED_FILTER = Exercise(
    id="flattened_filter",
    unit="07_compression",
    points=1,
    reference=flattened_filter,
    cases=flattened_filter_cases,
    misconceptions=(
        Misconception(
            "sum-in-place-of-product",
            "The three vectors were added; each entry of the kernel is a product of three numbers.",
            (lambda alpha, beta, gamma: alpha[:, None, None] + beta[:, None] + gamma,),
        ),
        Misconception(
            "axes-in-another-order",
            "The axes of the kernel do not stand in the order channels, rows, columns.",
            tuple(
                lambda alpha, beta, gamma, order=order: np.ascontiguousarray(
                    flattened_filter(alpha, beta, gamma).transpose(order)
                )
                for order in ((0, 2, 1), (2, 1, 0), (1, 2, 0), (1, 0, 2), (2, 0, 1))
            ),
        ),
        Misconception(
            "summed-over-channels",
            "The channels were summed away: one plane is left of the kernel.",
            (
                lambda alpha, beta, gamma: alpha.sum() * np.outer(beta, gamma),
                lambda alpha, beta, gamma: np.outer(beta, gamma),
            ),
        ),
        Misconception(
            "flat",
            "The entries are there, but in one or two axes; the kernel has three.",
            (
                lambda alpha, beta, gamma: np.outer(np.outer(alpha, beta), gamma),
                lambda alpha, beta, gamma: flattened_filter(alpha, beta, gamma).ravel(),
                lambda alpha, beta, gamma: np.outer(alpha, np.outer(beta, gamma)),
            ),
        ),
    ),
)
