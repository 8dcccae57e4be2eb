"""`linear_backward`: the three gradients of a linear layer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

Gradients = tuple[Any, Any, Any]


def linear_backward(x: np.ndarray, weight: np.ndarray, grad_out: np.ndarray) -> Gradients:
    """Give the right answer."""
    return (
        np.einsum("no,io->ni", grad_out, weight),
        np.einsum("ni,no->io", x, grad_out),
        grad_out.sum(axis=0),
    )


def _swapped(x: np.ndarray, weight: np.ndarray, grad_out: np.ndarray) -> Gradients:
    return grad_out @ weight, x @ grad_out.T, grad_out.sum(axis=0)


def _with(grad_x: Any = None, grad_weight: Any = None, grad_bias: Any = None) -> Any:
    """Return the right answer with some of the three replaced."""

    def answer(x: np.ndarray, weight: np.ndarray, grad_out: np.ndarray) -> Gradients:
        right = linear_backward(x, weight, grad_out)
        wrong = (grad_x, grad_weight, grad_bias)
        pairs = zip(right, wrong, strict=True)
        first, second, third = (r if w is None else w(x, weight, grad_out) for r, w in pairs)
        return first, second, third

    return answer


def linear_backward_cases(rng: Generator) -> Iterator[Case]:
    """Ask for each of the three gradients, on batches of several shapes."""
    arguments = []
    for (count, inputs, outputs), about in (
        ((4, 3, 2), "four samples, three inputs, two outputs"),
        ((2, 5, 7), "two samples, five inputs, seven outputs"),
        ((3, 3, 3), "as many samples as inputs and outputs"),
        ((4, 4, 4), "four samples, inputs and outputs"),
        ((2, 2, 2), "two samples, inputs and outputs"),
        ((1, 4, 3), "a single sample"),
        ((5, 2, 1), "a single output"),
    ):
        x, weight = rng.normal(size=(count, inputs)), rng.normal(size=(inputs, outputs))
        arguments.append(((x, weight, rng.normal(size=(count, outputs))), about))
    for index, name in enumerate(("grad_x", "grad_weight", "grad_bias")):
        for given, about in arguments:
            yield Case(name, (3, index, *given), about=f"{name}, {about}", probe="part")


LINEAR_BACKWARD = Exercise(
    id="linear_backward",
    unit="03_backprop",
    points=2,
    reference=linear_backward,
    cases=linear_backward_cases,
    misconceptions=(
        Misconception(
            "bias-averaged",
            "The bias gradient is the mean over the batch, while the weights got the sum: the two do not fit together.",
            (_with(grad_bias=lambda x, weight, grad_out: grad_out.mean(axis=0)),),
        ),
        Misconception(
            "all-averaged",
            "The gradients were divided by the batch size; that belongs to the loss, which did it already or does not.",
            (
                _with(
                    grad_weight=lambda x, weight, grad_out: x.T @ grad_out / len(x),
                    grad_bias=lambda x, weight, grad_out: grad_out.mean(axis=0),
                ),
                _with(grad_weight=lambda x, weight, grad_out: x.T @ grad_out / len(x)),
                lambda x, weight, grad_out: tuple(g / len(x) for g in linear_backward(x, weight, grad_out)),
            ),
        ),
        Misconception(
            "transposes-swapped",
            "A transpose stands at the wrong factor: the shapes fit only by chance, where they are square.",
            (
                _swapped,
                _with(grad_x=lambda x, weight, grad_out: grad_out @ weight),
                _with(grad_weight=lambda x, weight, grad_out: x @ grad_out.T),
                _with(grad_x=lambda x, weight, grad_out: weight @ grad_out),
                _with(grad_weight=lambda x, weight, grad_out: x @ grad_out),
            ),
        ),
        Misconception(
            "weight-gradient-transposed",
            "The weight gradient lies on its side: its shape is that of the transposed weights.",
            (_with(grad_weight=lambda x, weight, grad_out: grad_out.T @ x),),
        ),
        Misconception(
            "bias-summed-over-outputs",
            "The bias gradient was summed along the outputs, or over everything; each output has a bias of its own.",
            (
                _with(grad_bias=lambda x, weight, grad_out: grad_out.sum(axis=1)),
                _with(grad_bias=lambda x, weight, grad_out: grad_out.sum()),
            ),
        ),
        Misconception(
            "bias-not-summed",
            "The bias gradient still has one row a sample; the batch shares one bias.",
            (
                _with(grad_bias=lambda x, weight, grad_out: grad_out.copy()),
                _with(grad_bias=lambda x, weight, grad_out: grad_out),
                _with(grad_bias=lambda x, weight, grad_out: grad_out[0].copy()),
            ),
        ),
        Misconception(
            "gradients-in-another-order",
            "The three gradients are there, but in another order than asked for.",
            (
                lambda x, weight, grad_out: tuple(linear_backward(x, weight, grad_out)[i] for i in (1, 2, 0)),
                lambda x, weight, grad_out: tuple(linear_backward(x, weight, grad_out)[i] for i in (1, 0, 2)),
                lambda x, weight, grad_out: tuple(linear_backward(x, weight, grad_out)[i] for i in (0, 2, 1)),
            ),
        ),
    ),
)
