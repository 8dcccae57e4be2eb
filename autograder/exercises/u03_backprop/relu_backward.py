"""`relu_backward`: gradients pass where the input was positive."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def relu_backward(x: np.ndarray, grad_out: np.ndarray) -> np.ndarray:
    """Give the right answer."""
    return np.where(x > 0, grad_out, 0.0)


def _in_place(x: np.ndarray, grad_out: np.ndarray) -> np.ndarray:
    grad_out[x <= 0] = 0
    return grad_out


def relu_backward_cases(rng: Generator) -> Iterator[Case]:
    """Arrays of one to four axes, with exact zeros in them."""

    def draw(*shape: int) -> tuple[np.ndarray, np.ndarray]:
        return rng.normal(size=shape), rng.normal(size=shape)

    yield Case("values", draw(4, 3), about="four samples of three values")
    yield Case("values", draw(12), about="twelve values")
    yield Case("values", draw(2, 3, 4, 2), about="a batch of images")
    x, grad_out = draw(3, 4)
    yield Case("values", (-np.abs(x), grad_out), about="values that are all negative")
    yield Case("values", (np.abs(x) + 0.1, grad_out), about="values that are all positive")
    signs = np.array([[-1.0, 1.0, -1.0, 1.0], [2.0, -2.0, 2.0, -2.0]])
    yield Case("values", (signs, np.array([[3.0, -3.0, -3.0, 3.0]] * 2)), about="each pair of signs")
    x, grad_out = draw(3, 5)
    x[:, ::2] = 0.0
    yield Case("zeros", (x, grad_out), about="values of which some are exactly 0")
    yield Case("zeros", (np.zeros((2, 2)), np.ones((2, 2))), about="values that are all 0")


RELU_BACKWARD = Exercise(
    id="relu_backward",
    unit="03_backprop",
    points=1,
    reference=relu_backward,
    cases=relu_backward_cases,
    misconceptions=(
        Misconception(
            "gradient-sign",
            "The sign of the gradient decided what passes; it is the sign of `x`, the value on the way forward.",
            (
                lambda x, grad_out: np.where(grad_out > 0, grad_out, 0.0),
                lambda x, grad_out: np.where(grad_out > 0, x, 0.0),
                lambda x, grad_out: np.where((x > 0) & (grad_out > 0), grad_out, 0.0),
            ),
        ),
        Misconception(
            "edits-in-place",
            "The caller's own array was changed: zeros were written into an input instead of a new array.",
            (_in_place, lambda x, grad_out: _in_place(x, grad_out).copy()),
        ),
        Misconception(
            "passes-at-zero",
            "Where x is exactly 0 the gradient passed; it is 0 there.",
            (lambda x, grad_out: np.where(x >= 0, grad_out, 0.0), lambda x, grad_out: grad_out * np.heaviside(x, 0.5)),
        ),
        Misconception(
            "value-for-slope",
            "The gradient was multiplied by the forward value, max(x, 0); the slope there is 1.",
            (lambda x, grad_out: grad_out * np.maximum(x, 0),),
        ),
        Misconception(
            "forward-again",
            "This is the way forward, max(x, 0); the incoming gradient plays no part in it.",
            (lambda x, grad_out: np.maximum(x, 0),),
        ),
        Misconception(
            "mask-alone",
            "This is the slope alone, zeros and ones; the incoming gradient was not multiplied in.",
            (lambda x, grad_out: (x > 0).astype(np.float64), lambda x, grad_out: x > 0),
        ),
        Misconception(
            "sign-for-slope",
            "Where x is negative the gradient came back with its sign turned; it should be 0 there.",
            (lambda x, grad_out: grad_out * np.sign(x),),
        ),
        Misconception(
            "mask-turned-around",
            "The gradient passed where x is negative and was stopped where it is positive.",
            (
                lambda x, grad_out: np.where(x > 0, 0.0, grad_out),
                lambda x, grad_out: np.where(x >= 0, 0.0, grad_out),
            ),
        ),
    ),
)
