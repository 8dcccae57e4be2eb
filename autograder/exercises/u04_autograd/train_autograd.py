"""`train_autograd`: the two-layer net once more, and autograd finds the way back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u03_backprop.train_two_layer import train_two_layer
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Tensor = torch.Tensor


def train_autograd(x: Tensor, y: Tensor, w1: Tensor, w2: Tensor, lr: float, steps: int) -> Any:
    """Give the right answer: the manual net of unit 03, in double precision."""
    of_x, of_y, of_w1, of_w2 = (tensor.detach().numpy().astype(np.float64) for tensor in (x, y, w1, w2))
    new_w1, new_w2, losses = train_two_layer(of_x, of_y, of_w1, of_w2, lr, steps)
    with torch.no_grad():
        w1.copy_(torch.tensor(new_w1))
        w2.copy_(torch.tensor(new_w2))
    return losses


def _train(
    clear: str = "before",
    require: bool = True,
    rebind: bool = False,
    guard: bool = True,
    keep: str = "",
    scale: Any = lambda shape: 1.0,
    sign: float = -1.0,
    relu: bool = True,
    loss_after: bool = False,
    final_loss: bool = False,
    only: str = "",
) -> Any:
    """Return the training with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    clear
        When gradients are cleared: "before" backward, "after" the step, between the two ("between"), or "never".
    require
        Whether the weights are made to require gradients.
    rebind
        Whether new tensors take the place of the weights.
    guard
        Whether the step is taken under `no_grad`.
    keep
        Which losses are kept: "tensors", "detached" ones, or plain numbers.
    scale
        A factor on the loss, as a function of y's shape.
    sign
        Which way to go.
    relu
        Whether there is one.
    loss_after, final_loss
        Whether losses are taken after each step, or once more at the end.
    only
        "w1" or "w2" where only these are trained.
    """

    def answer(x: Tensor, y: Tensor, w1: Tensor, w2: Tensor, lr: float, steps: int) -> Any:
        weights = [w1, w2]
        if require:
            for weight in weights:
                weight.requires_grad_(True)
        losses: list[Any] = []

        def loss_of() -> Tensor:
            h = x @ weights[0]
            return ((h.clamp(min=0) if relu else h) @ weights[1] - y).pow(2).sum() * scale(y.shape)

        def note(loss: Tensor) -> None:
            losses.append({"tensors": loss, "detached": loss.detach()}.get(keep, loss.item()))

        def clear_now() -> None:
            for weight in weights:
                weight.grad = None

        for _ in range(steps):
            if clear == "before":
                clear_now()
            loss = loss_of()
            if not loss_after:
                note(loss)
            loss.backward()
            if clear == "between":
                for weight in weights:
                    weight.grad.zero_()  # type: ignore[union-attr]
            with torch.set_grad_enabled(not guard):
                for place, weight in enumerate(weights):
                    if only in ("", f"w{place + 1}"):
                        move = sign * lr * weight.grad  # type: ignore[operator]
                        if rebind:
                            weights[place] = (weight + move).detach().requires_grad_()
                        else:
                            weight += move
            if clear == "after":
                clear_now()
            if loss_after:
                note(loss_of())
        if final_loss:
            note(loss_of())
        return losses

    return answer


def train_autograd_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the losses and for the weights, with and without a past."""

    def draw(count: int, inputs: int, hidden: int, outputs: int, dtype: Any = np.float64) -> tuple[np.ndarray, ...]:
        x, y = rng.normal(size=(count, inputs)), rng.normal(size=(count, outputs))
        w1, w2 = rng.normal(size=(inputs, hidden)) / inputs**0.5, rng.normal(size=(hidden, outputs)) / hidden**0.5
        return tuple(array.astype(dtype) for array in (x, y, w1, w2))

    first, second, third = draw(6, 4, 5, 3), draw(8, 3, 7, 2), draw(5, 4, 6, 3, np.float32)
    for group, given, lr, steps, requires, stale, about in (
        ("plain", first, 0.01, 1, True, None, "one step"),
        ("plain", second, 0.005, 8, True, None, "eight steps"),
        ("plain", third, 0.005, 5, True, None, "five steps in float32"),
        ("without requires_grad", second, 0.005, 6, False, None, "six steps from weights that require no gradient yet"),
        ("stale gradients", first, 0.01, 1, True, 20.0, "one step from weights with old gradients"),
        ("stale gradients", second, 0.005, 4, True, -10.0, "four steps from weights with old gradients"),
    ):
        for wanted in ("losses", "w1", "w2"):
            named = group if group != "plain" else ("losses" if wanted == "losses" else "weights in place")
            args = (given, lr, steps, requires, stale, wanted)
            yield Case(named, args, about=f"{wanted}: {about}", probe="trained_by_autograd")


TRAIN_AUTOGRAD = Exercise(
    id="train_autograd",
    unit="04_autograd",
    points=3,
    reference=train_autograd,
    cases=train_autograd_cases,
    rules=Rules(rtol=1e-4, atol=1e-6, may_change_inputs=True, may_share_memory=True),
    time_limit=20.0,
    misconceptions=(
        Misconception(
            "gradients-never-cleared",
            "Each step went along the sum of all gradients until then: `backward` adds to what stands in `.grad`.",
            (_train(clear="never"), _train(clear="never", require=False)),
        ),
        Misconception(
            "stale-gradients-used",
            "The first step went along gradients that the weights had from before as well.",
            (_train(clear="after"), _train(clear="after", require=False)),
        ),
        Misconception(
            "loss-tensors-kept",
            "The list holds tensors; each of them keeps a whole graph alive, or at least a tensor. Plain numbers "
            "are asked for.",
            (
                _train(keep="tensors"),
                _train(keep="detached"),
                _train(keep="tensors", clear="after"),
                _train(keep="detached", clear="after"),
            ),
        ),
        Misconception(
            "weights-rebound",
            "The losses fall, but the caller's weights are what they were: new tensors took their place inside the "
            "function.",
            (_train(rebind=True), _train(rebind=True, clear="never")),
        ),
        Misconception(
            "step-recorded",
            "The step itself became a part of the graph, and torch refuses that for weights that require gradients.",
            (_train(guard=False), _train(guard=False, clear="after"), _train(guard=False, clear="never")),
        ),
        Misconception(
            "requires-grad-missing",
            "Weights that do not require gradients yet get none: `backward` has nothing to do.",
            (_train(require=False),),
        ),
        Misconception(
            "cleared-too-early",
            "The gradients were cleared after `backward` and before the step: the weights never move.",
            (_train(clear="between"),),
        ),
        Misconception(
            "mean-loss",
            "The loss is a mean; the sum of the squared errors is asked for.",
            (
                _train(scale=lambda s: 1 / (s[0] * s[1])),
                _train(scale=lambda s: 1 / s[0]),
                _train(scale=lambda s: 1 / (s[0] * s[1]), clear="after"),
            ),
        ),
        Misconception(
            "loss-after-the-step",
            "The losses are those after each step; the first one should be that of the untrained net.",
            (_train(loss_after=True), _train(loss_after=True, clear="after")),
        ),
        Misconception(
            "one-loss-too-many",
            "There is one loss too many: after the last step none is asked for.",
            (_train(final_loss=True), _train(final_loss=True, clear="after")),
        ),
        Misconception(
            "no-relu",
            "The hidden layer lets negative values through: there is no ReLU in this net.",
            (_train(relu=False), _train(relu=False, clear="after")),
        ),
        Misconception(
            "uphill",
            "The weights moved along the gradient: the loss grows.",
            (_train(sign=1.0), _train(sign=1.0, clear="after")),
        ),
        Misconception(
            "one-layer-only",
            "Only one of the two layers was trained.",
            (_train(only="w1"), _train(only="w2"), _train(only="w1", clear="after"), _train(only="w2", clear="after")),
        ),
    ),
)
