"""`repair_training`: find three bugs in a training loop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator
from torch.nn import functional

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def repair_training(model: torch.nn.Module, loader: Any, lr: float, epochs: int) -> Any:
    """Give the right answer."""
    return _loop()(model, loader, lr, epochs)


def _nll_of_softmax(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return functional.nll_loss(scores.softmax(dim=1), labels)


def _twice_softmax(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(scores.softmax(dim=1), labels)


def _summed(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(scores, labels, reduction="sum")


def _loop(
    loss_of: Any = functional.cross_entropy,
    clear: str = "before",
    keep: str = "",
    report: str = "mean",
    momentum: float = 0.0,
    sign: float = -1.0,
) -> Any:
    """Return the loop with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    loss_of
        The loss of scores and labels.
    clear
        When gradients are cleared: "before" backward, "between" it and the step, once an "epoch", or "never".
    keep
        "tensors" where losses are kept with their graphs, "detached" without.
    report
        What of an epoch's losses comes back: their "mean", "sum", the "last", "all", or the mean "after" the epoch.
    momentum
        For another optimizer.
    sign
        Which way to go.
    """

    def answer(model: torch.nn.Module, loader: Any, lr: float, epochs: int) -> Any:
        parameters = list(model.parameters())
        speeds = [torch.zeros_like(p) for p in parameters]
        told: list[Any] = []
        for _ in range(epochs):
            losses: list[Any] = []
            if clear == "epoch":
                model.zero_grad()
            for x, labels in loader:
                if clear == "before":
                    model.zero_grad()
                loss = loss_of(model(x), labels)
                loss.backward()
                if clear == "between":
                    model.zero_grad(set_to_none=False)
                with torch.no_grad():
                    for p, speed in zip(parameters, speeds, strict=True):
                        speed.mul_(momentum).add_(p.grad)  # type: ignore[arg-type]
                        p.add_(speed, alpha=sign * lr)
                losses.append({"tensors": loss, "detached": loss.detach()}.get(keep, loss.item()))
            if report == "after":
                with torch.no_grad():
                    losses = [loss_of(model(x), labels).item() for x, labels in loader]
            if report == "all":
                told += losses
            elif report == "last":
                told.append(losses[-1])
            else:
                told.append(sum(losses) if report == "sum" else sum(losses) / len(losses))
        return told

    return answer


def repair_training_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the losses and for the weights after one epoch and after several, on lists and on a DataLoader."""

    def draw(
        batches: int, count: int, inputs: int, hidden: int, classes: int, dtype: Any = np.float64
    ) -> tuple[Any, ...]:
        weights = (
            rng.normal(size=(hidden, inputs)),
            rng.normal(size=hidden) / 4,
            rng.normal(size=(classes, hidden)),
            rng.normal(size=classes) / 4,
        )
        x = rng.normal(size=(batches, count, inputs))
        labels = rng.integers(0, classes, size=(batches, count))
        return tuple(array.astype(dtype) for array in weights), x.astype(dtype), labels

    one, several, single, loaded = (
        draw(1, 6, 4, 5, 3),
        draw(3, 4, 3, 6, 4),
        draw(4, 1, 3, 4, 3),
        draw(3, 5, 4, 4, 3, np.float32),
    )
    for group, given, lr, epochs, loader, about in (
        ("one step", one, 0.4, 1, "list", "one epoch of one batch"),
        ("many steps", several, 0.3, 1, "list", "one epoch of three batches"),
        ("many steps", several, 0.2, 4, "list", "four epochs of three batches"),
        ("many steps", single, 0.1, 3, "list", "batches of a single sample"),
        ("many steps", loaded, 0.3, 3, "DataLoader", "three epochs from a DataLoader, in float32"),
    ):
        for wanted in ("losses", "weights"):
            named = "losses" if wanted == "losses" else group
            args = (*given, lr, epochs, wanted, loader)
            yield Case(named, args, about=f"{wanted}: {about}", probe="trained_model")


REPAIR_TRAINING = Exercise(
    id="repair_training",
    unit="04_autograd",
    points=3,
    reference=repair_training,
    cases=repair_training_cases,
    rules=Rules(rtol=1e-4, atol=1e-6, may_change_inputs=True, may_share_memory=True),
    time_limit=30.0,
    misconceptions=(
        Misconception(
            "nll-of-softmax",
            "The loss is still `NLLLoss` of probabilities: it takes them for logarithms, and comes out negative.",
            (
                _loop(_nll_of_softmax),
                _loop(_nll_of_softmax, clear="never"),
                _loop(_nll_of_softmax, keep="tensors"),
                _loop(_nll_of_softmax, clear="never", keep="tensors"),
            ),
        ),
        Misconception(
            "softmax-twice",
            "The scores went through softmax twice: `cross_entropy` does it itself.",
            (_loop(_twice_softmax), _loop(_twice_softmax, clear="never"), _loop(_twice_softmax, keep="tensors")),
        ),
        Misconception(
            "nll-of-scores",
            "The loss takes the raw scores for logarithms of probabilities.",
            (_loop(functional.nll_loss), _loop(functional.nll_loss, clear="never")),
        ),
        Misconception(
            "gradients-never-cleared",
            "Each step went along the sum of all gradients until then: they are cleared too rarely, or never.",
            (_loop(clear="never"), _loop(clear="epoch"), _loop(clear="never", keep="tensors")),
        ),
        Misconception(
            "loss-tensors-kept",
            "What came back are tensors; each of them keeps graphs alive, or is at least no plain number.",
            (_loop(keep="tensors"), _loop(keep="detached")),
        ),
        Misconception(
            "weights-never-move",
            "The weights never move: there is no step, or the gradients were cleared between `backward` and the step.",
            (_loop(clear="between"),),
        ),
        Misconception(
            "sum-for-mean",
            "A loss of an epoch is the sum over its batches, or over its samples; the mean is asked for.",
            (_loop(report="sum"), _loop(_summed), _loop(_summed, report="sum")),
        ),
        Misconception(
            "last-batch-only",
            "The loss of an epoch is that of its last batch; the mean over all batches is asked for.",
            (_loop(report="last"),),
        ),
        Misconception(
            "one-loss-a-batch",
            "There is a loss for each batch; one for each epoch is asked for.",
            (_loop(report="all"),),
        ),
        Misconception(
            "loss-after-the-epoch",
            "The losses were measured again after each epoch; the loop's own losses, from before each step, are "
            "asked for.",
            (_loop(report="after"),),
        ),
        Misconception(
            "another-optimizer",
            "The steps are not those of plain gradient descent: they remember the ones before.",
            (_loop(momentum=0.9),),
        ),
        Misconception(
            "uphill",
            "The weights moved along the gradient: the loss grows.",
            (_loop(sign=1.0),),
        ),
    ),
)
