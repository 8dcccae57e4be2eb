"""`gradient_descent_step`: one update of all weights, as one matrix product."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.speed import Speed


def gradient_descent_step(
    x: np.ndarray, outputs: np.ndarray, targets: np.ndarray, weights: np.ndarray, lr: float
) -> np.ndarray:
    """Give the right answer."""
    return weights + (2 * lr / len(x)) * (x.T @ (targets - outputs))


def _scaled(factor: Any) -> Any:
    """Return an answer whose update is the right one times a factor that depends on N and O."""

    def answer(x: np.ndarray, outputs: np.ndarray, targets: np.ndarray, weights: np.ndarray, lr: float) -> np.ndarray:
        update = gradient_descent_step(x, outputs, targets, weights, lr) - weights
        return weights + factor(*outputs.shape) * update

    return answer


def _in_place(x: np.ndarray, outputs: np.ndarray, targets: np.ndarray, weights: np.ndarray, lr: float) -> np.ndarray:
    weights += (2 * lr / len(x)) * (x.T @ (targets - outputs))
    return weights


def gradient_descent_step_cases(rng: Generator) -> Iterator[Case]:
    """Batches of several shapes."""

    def draw(count: int, inputs: int, outputs: int) -> tuple[np.ndarray, ...]:
        shapes = ((count, inputs), (count, outputs), (count, outputs), (inputs, outputs))
        return tuple(rng.normal(size=shape) for shape in shapes)

    yield Case("batch", (*draw(5, 3, 2), 0.1), about="five samples, three inputs, two outputs")
    yield Case("batch", (*draw(4, 6, 5), 0.03), about="four samples, six inputs, five outputs")
    yield Case("batch", (*draw(3, 3, 3), 0.5), about="as many samples as inputs and outputs")
    yield Case("batch", (*draw(6, 2, 1), 1.5), about="a single output")
    yield Case("one sample", (*draw(1, 4, 3), 0.1), about="a single sample")
    x, outputs, _, weights = draw(4, 3, 2)
    yield Case("one sample", (x, outputs, outputs.copy(), weights, 0.1), about="outputs that hit their targets")
    yield Case("one sample", (*draw(1, 2, 2), 0.0), about="a learning rate of 0")


GRADIENT_DESCENT_STEP = Exercise(
    id="gradient_descent_step",
    unit="03_backprop",
    points=2,
    reference=gradient_descent_step,
    cases=gradient_descent_step_cases,
    # Many rounds: one call is short beside what the question itself takes.
    speed=Speed(task="784 rows of weights, a batch of 256", rounds=20, attempts=5),
    misconceptions=(
        Misconception(
            "sum-for-mean",
            "The gradients of the batch were added up; the mean over the samples is asked for.",
            (_scaled(lambda n, o: n),),
        ),
        Misconception(
            "mean-over-outputs-too",
            "It was divided by the number of outputs as well; the mean is over the samples only.",
            (_scaled(lambda n, o: 1 / o), _scaled(lambda n, o: n / o)),
        ),
        Misconception(
            "uphill",
            "The weights moved along the gradient, not against it.",
            (_scaled(lambda n, o: -1), _scaled(lambda n, o: -n)),
        ),
        Misconception(
            "factor-2-lost",
            "The update is half as large as it should be: the square's factor 2 got lost.",
            (_scaled(lambda n, o: 0.5), _scaled(lambda n, o: 0.5 * n)),
        ),
        Misconception(
            "gradient-for-weights",
            "This is the gradient, or the update; the updated weights are asked for.",
            (
                lambda x, outputs, targets, weights, lr: gradient_descent_step(
                    x, outputs, targets, np.zeros_like(weights), -1
                ),
                lambda x, outputs, targets, weights, lr: gradient_descent_step(
                    x, outputs, targets, np.zeros_like(weights), -lr
                ),
                lambda x, outputs, targets, weights, lr: gradient_descent_step(
                    x, outputs, targets, np.zeros_like(weights), lr
                ),
            ),
        ),
        Misconception(
            "learning-rate-left-out",
            "The whole gradient was subtracted; the learning rate plays no part.",
            (lambda x, outputs, targets, weights, lr: gradient_descent_step(x, outputs, targets, weights, 1),),
        ),
        Misconception(
            "edits-in-place",
            "The caller's weights were changed; the updated ones should be a new array.",
            (_in_place,),
        ),
        Misconception(
            "one-sample-only",
            "One sample of the batch decided the step alone.",
            (
                lambda x, outputs, targets, weights, lr: gradient_descent_step(
                    x[:1], outputs[:1], targets[:1], weights, lr
                ),
                lambda x, outputs, targets, weights, lr: gradient_descent_step(
                    x[-1:], outputs[-1:], targets[-1:], weights, lr
                ),
            ),
        ),
    ),
)
