"""`evaluate`: how many are right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u05_training.loops import evaluate
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def _evaluate(
    told: Callable[[list[int], list[int]], Any] = lambda right, counts: sum(right) / sum(counts),
    mode: bool | None = False,
    restored: Callable[[Any, bool], Any] = lambda model, was: model.train(was),
    context: Callable[[], Any] = torch.no_grad,
    leave_off: bool = False,
) -> Callable[..., Any]:
    """Return the evaluation with some of its parts exchanged; as it stands it is right."""

    def answer(model: Any, loader: Any, device: Any) -> Any:
        was_training = model.training
        if mode is not None:
            model.train(mode)
        right, counts = [], []
        if leave_off:
            torch.set_grad_enabled(False)
        with nullcontext() if leave_off else context():
            for x, y in loader:
                right.append(int((model(x).argmax(dim=1) == y).sum()))
                counts.append(len(y))
        restored(model, was_training)
        return told(right, counts)

    return answer


def evaluate_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the accuracy, for the mode afterwards, and for what else must not be left behind."""
    seed = 2 * int(rng.integers(2**30))
    for shift, (count, batch_size, training) in enumerate(((35, 8, True), (21, 16, False), (40, 12, True))):
        mode = "train" if training else "eval"
        about = f"{count} samples in batches of {batch_size}, a model in {mode} mode before"
        given = (count, batch_size, seed + shift, training)
        yield Case("accuracy", ("accuracy", *given), about=about, probe="evaluated")
        yield Case("mode", ("mode", *given), about=f"the mode after {about}", probe="evaluated")
        yield Case("no graph", ("traces", *given), about=f"what is left of {about}", probe="evaluated")


EVALUATE = Exercise(
    id="evaluate",
    unit="05_training",
    points=2,
    reference=evaluate,
    cases=evaluate_cases,
    rules=Rules(rtol=1e-6, atol=1e-6),  # a mean of float32 zeros and ones is a right answer
    misconceptions=(
        Misconception(
            "leaves-eval-mode",
            "A model that was in train mode is in eval mode afterwards: whoever goes on training does not train.",
            (_evaluate(restored=lambda model, was: None),),
        ),
        Misconception(
            "always-train-mode-after",
            "The model is in train mode afterwards, whatever it was before.",
            (_evaluate(restored=lambda model, was: model.train()),),
        ),
        Misconception(
            "no-eval-mode",
            "The model was evaluated as it came, in train mode: each batch changed what the model remembers.",
            (_evaluate(mode=None), _evaluate(mode=True)),
        ),
        Misconception(
            "last-batch-weighted-wrong",
            "The batches' accuracies were averaged, so a sample of a short last batch counts for more than others.",
            (
                _evaluate(lambda right, counts: sum(r / n for r, n in zip(right, counts, strict=True)) / len(counts)),
                _evaluate(lambda right, counts: sum(right) / (counts[0] * len(counts))),
            ),
        ),
        Misconception(
            "graph-built",
            "A graph was built for gradients that nobody asks for: time and memory for nothing.",
            (_evaluate(context=nullcontext),),
        ),
        Misconception(
            "gradients-stay-off",
            "Gradients were switched off and stayed off, for everything that comes after.",
            (_evaluate(leave_off=True),),
        ),
        Misconception(
            "percent",
            "The accuracy is in percent; a fraction is asked for.",
            (_evaluate(lambda right, counts: 100 * sum(right) / sum(counts)),),
        ),
        Misconception(
            "counts-only",
            "The number of right guesses came back; it has to be divided by the number of samples.",
            (_evaluate(lambda right, counts: sum(right)), _evaluate(lambda right, counts: sum(right) / len(counts))),
        ),
        Misconception(
            "last-batch-only",
            "Only the last batch was counted.",
            (_evaluate(lambda right, counts: right[-1] / counts[-1]),),
        ),
        Misconception(
            "error-for-accuracy",
            "The share of wrong guesses came back; the share of right ones is asked for.",
            (_evaluate(lambda right, counts: 1 - sum(right) / sum(counts)),),
        ),
    ),
)
