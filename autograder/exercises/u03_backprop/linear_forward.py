"""`linear_forward`: a layer of weighted sums."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u03_backprop.evidence import by_values
from pixelgrad.check.case import Case


def linear_forward(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Give the right answer."""
    return np.einsum("ni,io->no", x, weight) + bias


def linear_forward_cases(rng: Generator) -> Iterator[Case]:
    """Batches of several shapes, square ones too, where a wrong axis goes unnoticed."""
    for group, (count, inputs, outputs), about in (
        ("batch", (4, 3, 2), "four samples, three inputs, two outputs"),
        ("batch", (4, 2, 4), "as many samples as outputs"),
        ("batch", (3, 5, 3), "as many samples as outputs"),
        ("square", (3, 3, 3), "as many samples as inputs and outputs"),
        ("square", (5, 4, 4), "as many inputs as outputs"),
        ("square", (2, 5, 5), "two samples, as many inputs as outputs"),
        ("thin", (1, 6, 4), "a single sample"),
        ("thin", (5, 2, 1), "a single output"),
    ):
        x, weight = rng.normal(size=(count, inputs)), rng.normal(size=(inputs, outputs))
        yield Case(group, (x, weight, rng.normal(size=outputs)), about=about)


LINEAR_FORWARD = Exercise(
    id="linear_forward",
    unit="03_backprop",
    points=1,
    reference=linear_forward,
    cases=linear_forward_cases,
    misconceptions=(
        Misconception("bias-left-out", "The bias was not added.", (lambda x, weight, bias: x @ weight,)),
        Misconception(
            "weight-transposed",
            "The weights were used the other way around: a row of `weight` belongs to an input, a column to an output.",
            (by_values(lambda x, weight, bias: x @ weight.T + bias),),
        ),
        Misconception(
            "bias-along-samples",
            "The bias was added along the batch, one value a sample; there is one value an output.",
            (by_values(lambda x, weight, bias: x @ weight + bias[:, None]),),
        ),
        Misconception(
            "weights-transposed-result",
            "Samples and outputs changed places: the result lies on its side.",
            (lambda x, weight, bias: weight.T @ x.T + bias[:, None], lambda x, weight, bias: (x @ weight + bias).T),
        ),
        Misconception("bias-subtracted", "The bias was subtracted.", (lambda x, weight, bias: x @ weight - bias,)),
    ),
)
