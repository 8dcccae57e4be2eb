"""The loops of this unit, right as they stand, with parts that a misconception exchanges."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import torch


def train_one_epoch(model: Any, loader: Any, loss_fn: Any, optimizer: Any, device: Any) -> float:
    """Train for one epoch and return the mean loss per sample."""
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        loss = loss_fn(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count


def evaluate(model: Any, loader: Any, device: Any) -> float:
    """Return the accuracy as a fraction."""
    was_training = model.training
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            guesses = model(x.to(device)).argmax(dim=1)
            right += int((guesses == y.to(device)).sum())
            count += len(y)
    model.train(was_training)
    return right / count


def fitter(
    train_epoch: Callable[..., Any] = train_one_epoch,
    judge: Callable[..., Any] = evaluate,
    keep: Callable[[Any], Any] = lambda model: copy.deepcopy(model.state_dict()),
    restore: Callable[[Any, Any], Any] = lambda model, kept: model.load_state_dict(kept),
    better: Callable[[float, float], bool] = lambda accuracy, best: accuracy > best,
    too_long: Callable[[int, int], bool] = lambda waited, patience: waited >= patience,
    forget: bool = True,
    first: int = 0,
    at_first: float = -1.0,
    against_last: bool = False,
) -> Callable[..., dict[str, Any]]:
    """Return `fit` with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    keep, restore
        How the best weights are kept, and loaded in the end.
    better, too_long
        What counts as an improvement, and how long one may be waited for.
    forget
        Whether an improvement sets the count of epochs without one back.
    first, at_first
        The number of the first epoch, and what its accuracy has to beat.
    against_last
        Whether an epoch is compared with the one before it, not with the best.
    """

    def fit(
        model: Any, train: Any, valid: Any, loss_fn: Any, optimizer: Any, epochs: int, patience: int, device: Any
    ) -> dict[str, Any]:
        history: dict[str, Any] = {"train_loss": [], "valid_accuracy": [], "best_epoch": first}
        best, kept, waited, last = at_first, None, 0, at_first
        for epoch in range(epochs):
            history["train_loss"].append(train_epoch(model, train, loss_fn, optimizer, device))
            accuracy = judge(model, valid, device)
            history["valid_accuracy"].append(accuracy)
            improved = better(accuracy, last if against_last else best)
            if improved:
                best, kept = accuracy, keep(model)
                history["best_epoch"] = epoch + first
                waited = 0 if forget else waited
            else:
                waited += 1
            last = accuracy
            if too_long(waited, patience):
                break
        if kept is not None:
            restore(model, kept)
        return history

    return fit


fit = fitter()
