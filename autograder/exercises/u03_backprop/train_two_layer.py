"""`train_two_layer`: a network of two layers, trained by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Trained = tuple[np.ndarray, np.ndarray, list[float]]


def train_two_layer(x: np.ndarray, y: np.ndarray, w1: np.ndarray, w2: np.ndarray, lr: float, steps: int) -> Trained:
    """Give the right answer."""
    return _train()(x, y, w1, w2, lr, steps)


def _train(
    loss_scale: Any = lambda shape: 1.0,
    grad_scale: Any = lambda shape: 1.0,
    mask: Any = lambda h, grad: h > 0,
    updated_w2: bool = False,
    loss_after: bool = False,
    final_loss: bool = False,
    activated: bool = True,
    plain_h: bool = False,
    only: str = "",
) -> Any:
    """Return the training with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    loss_scale, grad_scale
        Factors, as functions of y's shape, on the reported loss and on its gradient.
    mask
        What decides from h and its gradient where the gradient passes.
    updated_w2
        Whether the gradient of h goes through the weights after their update.
    loss_after, final_loss
        Whether losses are taken after each step, or once more at the end.
    activated
        Whether there is a ReLU at all on the way forward.
    plain_h
        Whether the gradient of w2 uses h as it was before the ReLU.
    only
        "w1" or "w2" where only these are trained.
    """

    def answer(x: np.ndarray, y: np.ndarray, w1: np.ndarray, w2: np.ndarray, lr: float, steps: int) -> Trained:
        w1, w2 = w1.copy(), w2.copy()
        losses = []

        def forward() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
            h = x @ w1
            a = np.maximum(h, 0) if activated else h
            return h, a, a @ w2 - y

        for _ in range(steps):
            h, a, residual = forward()
            if not loss_after:
                losses.append(float(loss_scale(y.shape) * (residual**2).sum()))
            grad = 2 * grad_scale(y.shape) * residual
            grad_w2 = (h if plain_h else a).T @ grad
            if updated_w2:
                w2 -= lr * grad_w2
            grad_h = grad @ w2.T
            grad_h = grad_h * mask(h, grad_h)
            if only != "w2":
                w1 -= lr * (x.T @ grad_h)
            if not updated_w2 and only != "w1":
                w2 -= lr * grad_w2
            if loss_after:
                losses.append(float(loss_scale(y.shape) * (forward()[2] ** 2).sum()))
        if final_loss:
            losses.append(float(loss_scale(y.shape) * (forward()[2] ** 2).sum()))
        return w1, w2, losses

    return answer


def train_two_layer_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the losses and for each layer's weights, after one step and after several."""

    def draw(count: int, inputs: int, hidden: int, outputs: int) -> tuple[np.ndarray, ...]:
        x, y = rng.normal(size=(count, inputs)), rng.normal(size=(count, outputs))
        return x, y, rng.normal(size=(inputs, hidden)) / inputs**0.5, rng.normal(size=(hidden, outputs)) / hidden**0.5

    first, second, square = draw(6, 4, 5, 3), draw(8, 3, 7, 2), draw(4, 4, 4, 4)
    for about, given, steps in (
        ("one step", (*first, 0.01), 1),
        ("one step of a net with equal sides", (*square, 0.02), 1),
        ("one step without a hidden unit at rest", (*second[:2], np.abs(second[2]), second[3], 0.003), 1),
        ("twelve steps", (*second, 0.005), 12),
    ):
        yield Case("losses", (3, 2, *given, steps), about=f"the losses of {about}", probe="series")
        group = "one step" if steps == 1 else "many steps"
        yield Case(group, (3, 1, *given, steps), about=f"w2 after {about}", probe="part")
        yield Case(group, (3, 0, *given, steps), about=f"w1 after {about}", probe="part")


TRAIN_TWO_LAYER = Exercise(
    id="train_two_layer",
    unit="03_backprop",
    points=3,
    reference=train_two_layer,
    cases=train_two_layer_cases,
    # Training is this function's job: it may do it on the weights that it was given.
    rules=Rules(rtol=1e-8, atol=1e-9, may_change_inputs=True, may_share_memory=True),
    misconceptions=(
        Misconception(
            "mean-loss",
            "The loss, or its gradient, is a mean; the sum of the squared errors is asked for.",
            (
                _train(lambda s: 1 / (s[0] * s[1]), lambda s: 1 / (s[0] * s[1])),
                _train(lambda s: 1 / s[0], lambda s: 1 / s[0]),
                _train(lambda s: 1 / (s[0] * s[1])),
                _train(lambda s: 1 / s[0]),
                _train(grad_scale=lambda s: 1 / s[0]),
                _train(grad_scale=lambda s: 1 / (s[0] * s[1])),
            ),
        ),
        Misconception(
            "updated-w2-for-hidden-gradient",
            "The gradient went back through the second layer's new weights; the loss was made by the old ones.",
            (_train(updated_w2=True),),
        ),
        Misconception(
            "relu-forgotten-on-the-way-back",
            "On the way back the gradient passed through hidden units that were at rest on the way forward.",
            (_train(mask=lambda h, grad: np.ones_like(h)),),
        ),
        Misconception(
            "gradient-sign-for-mask",
            "The sign of the gradient decided where it passes the ReLU; it is the sign of the hidden value.",
            (_train(mask=lambda h, grad: grad > 0),),
        ),
        Misconception(
            "factor-2-lost",
            "The steps are half as large as they should be: the square's factor 2 got lost.",
            (_train(grad_scale=lambda s: 0.5), _train(lambda s: 0.5, lambda s: 0.5)),
        ),
        Misconception(
            "loss-after-the-step",
            "The losses are those after each step; the first one should be that of the untrained net.",
            (_train(loss_after=True),),
        ),
        Misconception(
            "one-loss-too-many",
            "There is one loss too many: after the last step none is asked for.",
            (_train(final_loss=True),),
        ),
        Misconception(
            "no-relu",
            "The hidden layer lets negative values through: there is no ReLU in this net.",
            (_train(activated=False, mask=lambda h, grad: np.ones_like(h)), _train(activated=False)),
        ),
        Misconception(
            "hidden-before-relu",
            "The gradient of w2 was made with the hidden values before the ReLU; the second layer saw those after it.",
            (_train(plain_h=True),),
        ),
        Misconception(
            "uphill",
            "The weights moved along the gradient: the loss grows.",
            (_train(grad_scale=lambda s: -1.0),),
        ),
        Misconception(
            "one-layer-only",
            "Only one of the two layers was trained.",
            (_train(only="w1"), _train(only="w2")),
        ),
    ),
)
