"""`fit`: a whole training that keeps its best and knows when to stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u05_training.evaluate import _evaluate
from autograder.exercises.u05_training.loops import fit, fitter
from autograder.exercises.u05_training.train_one_epoch import _epoch
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def _train_mode_once() -> Any:
    """Return a fit that enters train mode before the first epoch only."""

    def answer(model: Any, *rest: Any) -> Any:
        model.train()
        return fitter(_epoch(mode=None), _evaluate(restored=lambda model, was: None))(model, *rest)

    return answer


def fit_cases(rng: Generator) -> Iterator[Case]:
    """Script the accuracies of a model to ask when fit stops and what it keeps; then train a real net."""
    low, high = sorted(int(value) for value in rng.choice(np.arange(3, 17), 2, replace=False))
    top = high + 2
    scripts = (
        ("stops after the second epoch without improvement", (low, high, low, low, low, low, top), 7, 2, 1),
        ("goes on when the improvement comes in time", (low, high, low, top, low, low, low), 7, 2, 2),
        ("a tie of the best", (low, top, high, top, low), 5, 4, 1),
        ("a tie is no improvement", (high, high, high, top), 4, 2, 2),
        ("bad epochs that do not follow on one another", (low, 1, high, low, top, high, high), 7, 2, 1),
        ("the last epoch is the best", (low, high, top), 3, 2, 3),
        ("the first epoch is the best", (top, low, high), 3, 3, 2),
        ("nothing is ever right", (0, 0, 0, 0, 0, 0, 0), 7, 3, 1),
        ("a patience of one epoch", (low, high, low, top), 4, 1, 1),
    )
    for about, right, epochs, patience, batches in scripts:
        words = f"{about} ({epochs} epochs at most, patience {patience})"
        given = (right, epochs, patience, batches)
        for group, what in (
            ("accuracies", "valid_accuracy"),
            ("losses", "train_loss"),
            ("best epoch", "best_epoch"),
            ("best weights", "weights"),
        ):
            yield Case(group, (what, *given), about=f"{what} where {words}", probe="scripted_fit")
    seed = int(rng.integers(2**31))
    for group, what in (
        ("losses", "train_loss"),
        ("accuracies", "valid_accuracy"),
        ("best weights", "weights"),
    ):
        given_net = (what, 5, 5, 0.1, seed)
        yield Case(group, given_net, about=f"{what} of a small net with batch norm, five epochs", probe="fitted")


FIT = Exercise(
    id="fit",
    unit="05_training",
    points=3,
    reference=fit,
    cases=fit_cases,
    rules=Rules(rtol=1e-3, atol=1e-4),
    misconceptions=(
        Misconception(
            "reference-to-the-best-weights",
            "The weights in the end are the last ones: what was kept went on changing with the model. A copy stays.",
            (
                fitter(keep=lambda model: model.state_dict()),
                fitter(restore=lambda model, kept: None),
            ),
        ),
        Misconception(
            "last-of-a-tie",
            "Among equal epochs the last one was kept; the first one is asked for, and a tie is no improvement.",
            (fitter(better=lambda accuracy, best: accuracy >= best),),
        ),
        Misconception(
            "stops-too-late",
            "The training went on for one epoch more than patience allows.",
            (fitter(too_long=lambda waited, patience: waited > patience),),
        ),
        Misconception(
            "stops-too-early",
            "The training was stopped one epoch too early.",
            (fitter(too_long=lambda waited, patience: waited > 0 and waited >= patience - 1),),
        ),
        Misconception(
            "never-stops-early",
            "The training went through all epochs, whatever patience says.",
            (fitter(too_long=lambda waited, patience: False),),
        ),
        Misconception(
            "patience-not-in-a-row",
            "All epochs without improvement were counted together; an improvement begins a new count.",
            (fitter(forget=False),),
        ),
        Misconception(
            "compares-with-the-epoch-before",
            "Each epoch was compared with the one before it; what counts is the best so far.",
            (fitter(against_last=True),),
        ),
        Misconception(
            "counts-epochs-from-one",
            "The best epoch is counted from 1; the first epoch has the number 0.",
            (fitter(first=1),),
        ),
        Misconception(
            "train-mode-only-once",
            "From the second epoch on the model was trained in eval mode: evaluating had switched it over.",
            (_train_mode_once(),),
        ),
        Misconception(
            "mean-of-batch-means",
            "The training loss is the mean of the batches' means; the mean over the samples is asked for.",
            (fitter(_epoch(lambda losses, counts: sum(losses) / len(losses))),),
        ),
        Misconception(
            "percent",
            "The accuracies are in percent; fractions are asked for.",
            (fitter(judge=_evaluate(lambda right, counts: 100 * sum(right) / sum(counts))),),
        ),
        Misconception(
            "gradients-never-cleared",
            "The gradients of all batches so far were added up: they were never cleared.",
            (fitter(_epoch(clear=False)),),
        ),
    ),
)
