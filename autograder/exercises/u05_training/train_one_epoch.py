"""`train_one_epoch`: once through the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u05_training.loops import train_one_epoch
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def _mean_per_sample(losses: list[float], counts: list[int]) -> float:
    return sum(loss * count for loss, count in zip(losses, counts, strict=True)) / sum(counts)


def _epoch(
    told: Callable[[list[float], list[int]], Any] = _mean_per_sample,
    mode: bool | None = True,
    clear: bool = True,
    clear_late: bool = False,
    step: bool = True,
    batches: int | None = None,
    after: bool = False,
) -> Callable[..., Any]:
    """Return the epoch with some of its parts exchanged; as it stands it is right."""

    def answer(model: Any, loader: Any, loss_fn: Any, optimizer: Any, device: Any) -> Any:
        if mode is not None:
            model.train(mode)
        losses, counts = [], []
        for x, y in list(loader)[:batches]:
            loss = loss_fn(model(x), y)
            if clear and not clear_late:
                optimizer.zero_grad()
            loss.backward()
            if clear_late:
                optimizer.zero_grad()
            if step:
                optimizer.step()
            losses.append(float(loss_fn(model(x), y)) if after else loss.item())
            counts.append(len(y))
        return told(losses, counts)

    return answer


def train_one_epoch_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the loss, the weights and the running mean after an epoch, by several optimizers."""
    seed = int(rng.integers(2**31))
    for shift, (count, batch_size, task, optimizer, lr, training) in enumerate(
        (
            (10, 4, "classes", "SGD", 0.2, False),
            (9, 6, "regression", "momentum", 0.05, True),
            (11, 4, "classes", "Adam", 0.05, False),
        )
    ):
        mode = "train" if training else "eval"
        about = f"{count} samples in batches of {batch_size}, {task}, {optimizer}, a model in {mode} mode before"
        given = (count, batch_size, task, optimizer, lr, seed + shift, training)
        yield Case("loss", ("loss", *given), about=f"the loss of {about}", probe="epoch_trained")
        yield Case("weights", ("weights", *given), about=f"the weights after {about}", probe="epoch_trained")
        if not training:
            yield Case("mode", ("running mean", *given), about=f"the running mean after {about}", probe="epoch_trained")


TRAIN_ONE_EPOCH = Exercise(
    id="train_one_epoch",
    unit="05_training",
    points=2,
    reference=train_one_epoch,
    cases=train_one_epoch_cases,
    rules=Rules(rtol=1e-3, atol=1e-4),
    misconceptions=(
        Misconception(
            "mean-of-batch-means",
            "The batches' means were averaged, so a sample of a short last batch counts for more than others.",
            (_epoch(lambda losses, counts: sum(losses) / len(losses)),),
        ),
        Misconception(
            "no-train-mode",
            "The model was not put into train mode: what it does in evaluation, it did here.",
            (_epoch(mode=None), _epoch(mode=False)),
        ),
        Misconception(
            "gradients-never-cleared",
            "The gradients of all batches so far were added up: they were never cleared.",
            (_epoch(clear=False),),
        ),
        Misconception(
            "cleared-before-the-step",
            "The gradients were cleared between `backward` and `step`: no step was taken with them.",
            (_epoch(clear_late=True), _epoch(step=False)),
        ),
        Misconception(
            "sum-of-the-losses",
            "The loss is a sum, over the batches or over the samples; the mean over the samples is asked for.",
            (
                _epoch(lambda losses, counts: sum(losses)),
                _epoch(lambda losses, counts: sum(a * b for a, b in zip(losses, counts, strict=True))),
                _epoch(lambda losses, counts: sum(losses) / sum(counts)),
            ),
        ),
        Misconception(
            "last-batch-only",
            "The loss is that of the last batch.",
            (_epoch(lambda losses, counts: losses[-1]),),
        ),
        Misconception(
            "stops-after-one-batch",
            "The epoch ended after its first batch.",
            (_epoch(batches=1),),
        ),
        Misconception(
            "losses-in-a-list",
            "A list of losses came back; one number is asked for, their mean over the samples.",
            (_epoch(lambda losses, counts: losses),),
        ),
    ),
)
