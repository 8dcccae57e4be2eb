"""`train_mixed`: an epoch under autocast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def train_mixed(model: Any, loader: Any, loss_fn: Any, optimizer: Any, device: Any, dtype: Any) -> float:
    """Give the right answer."""
    loss: float = _train()(model, loader, loss_fn, optimizer, device, dtype)
    return loss


def _per_sample(losses: list[float], sizes: list[int]) -> float:
    return sum(loss * size for loss, size in zip(losses, sizes, strict=True)) / sum(sizes)


def _train(
    autocast: bool = True,
    cast_model: bool = False,
    cast_back: bool = False,
    report: Any = _per_sample,
    clear: bool = True,
    unscale: bool = True,
    scaled_loss: bool = False,
    step: bool = True,
    batches: int | None = None,
    sign: float = 1.0,
) -> Any:
    """Return the training with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    autocast
        Whether there is one.
    cast_model, cast_back
        Whether the weights themselves are cast to `dtype`, and back to float32 at the end.
    report
        What is returned, made of the batches' losses and sizes.
    clear, unscale, step
        Whether gradients are cleared, whether they are freed of the scaler's factor, whether weights are updated.
    scaled_loss
        Whether the losses are taken with the scaler's factor.
    batches
        How many batches are used, where not all of them are.
    sign
        Of the loss whose gradient is taken.
    """

    def answer(model: Any, loader: Any, loss_fn: Any, optimizer: Any, device: Any, dtype: Any) -> float:
        kind = torch.device(device).type
        scaler = torch.amp.GradScaler(kind, enabled=dtype == torch.float16)
        if cast_model:
            model.to(dtype)
        losses, sizes = [], []
        for x, y in list(loader)[:batches]:
            x, y = x.to(device), y.to(device)
            if cast_model:
                x = x.to(dtype)
            if clear:
                optimizer.zero_grad()
            with torch.autocast(kind, dtype=dtype, enabled=autocast):
                loss = loss_fn(model(x).float(), y)
            scaled = scaler.scale(sign * loss)
            scaled.backward()
            if step and unscale:
                scaler.step(optimizer)
                scaler.update()
            elif step:
                optimizer.step()
            losses.append(float(scaled if scaled_loss else loss))
            sizes.append(len(x))
        if cast_back:
            model.float()
        return float(report(losses, sizes))

    return answer


def train_mixed_cases(rng: Generator) -> Iterator[Case]:
    """Numbers that only autocast rounds, weights that must not be rounded, learning, losses, and float16."""

    def layer(inputs: int, outputs: int) -> tuple[np.ndarray, np.ndarray]:
        weight = rng.normal(size=(outputs, inputs)) / inputs**0.5
        return weight.astype(np.float32), (0.1 * rng.normal(size=outputs)).astype(np.float32)

    # 1 + 2^-9 + 2^-11 is 1 in bfloat16, so that the two weights cancel; float16 loses only its end. All else is exact.
    weight = 2.0 ** rng.integers(8, 10)
    telling = np.array([[weight, -weight]], dtype=np.float32), np.zeros(1, dtype=np.float32)
    x = np.array([[1 + 2.0**-9 + 2.0**-11, 1.0]] * 2, dtype=np.float32)
    y = np.array([[3.0], [3.0]], dtype=np.float32)
    exact = ([telling], x, y, 2, 0.25)
    for wanted in ("moved", "loss"):
        about = f"{wanted}, a layer whose output is {weight * 5 * 2**-11:g} in float32 and 0 in bfloat16"
        yield Case("autocast", (*exact, "bfloat16", wanted), about=about, probe="mixed_epoch")

    # Weights with many digits on inputs that are always 0: nothing moves them.
    (first, bias), second = layer(5, 4), layer(4, 3)
    first[:, 3:] = rng.uniform(300, 900, (4, 2))
    x = np.abs(rng.normal(size=(6, 5))).astype(np.float32)
    x[:, 3:] = 0
    idle = ([(first, bias), second], x, rng.integers(0, 3, 6), 3, 0.1, "bfloat16")
    yield Case("float32 weights", (*idle, "kept"), about="the weights' dtypes after the epoch", probe="mixed_epoch")
    about = "by how much each weight moved, some of which have nothing to do"
    yield Case("float32 weights", (*idle, "moved"), about=about, probe="mixed_epoch")

    net = [layer(6, 8), layer(8, 3)]
    x = rng.normal(size=(10, 6)).astype(np.float32)
    labels = rng.integers(0, 3, 10)
    x[8:] *= 4  # the last two are surprising
    labels[8:] = (net_guess(net, x[8:]) + 1) % 3
    about = "two layers and the cross-entropy, batches of 4, 4 and 2"
    yield Case(
        "learning", (net, x, labels, 4, 0.2, "bfloat16", "moved"), about=f"moves of {about}", probe="mixed_epoch"
    )
    yield Case("loss", (net, x, labels, 4, 0.02, "bfloat16", "loss"), about=f"the loss of {about}", probe="mixed_epoch")
    targets = rng.normal(size=(7, 3)).astype(np.float32)
    targets[6] += 4
    about = "two layers and the squared error, batches of 3, 3 and 1"
    errors = (net, x[:7], targets, 3)
    yield Case("learning", (*errors, 0.1, "bfloat16", "moved"), about=f"moves of {about}", probe="mixed_epoch")
    yield Case("loss", (*errors, 0.01, "bfloat16", "loss"), about=f"the loss of {about}", probe="mixed_epoch")

    # Errors so small that a scaled gradient stays within float16, and no smaller than it holds unscaled.
    linear = [layer(4, 2)]
    x = rng.uniform(0.5, 1.0, (5, 4)).astype(np.float32)
    near = (x.astype(np.float64) @ linear[0][0].T + linear[0][1] + rng.choice([-0.06, 0.06], (5, 2))).astype(np.float32)
    small = (linear, x, near, 4, 1.0, "float16")
    for wanted in ("moved", "loss"):
        yield Case("float16", (*small, wanted), about=f"{wanted}, a layer in float16", probe="mixed_epoch")


def net_guess(net: list[tuple[np.ndarray, np.ndarray]], x: np.ndarray) -> np.ndarray:
    """Return the class with the greatest score of each sample, in two layers."""
    hidden = np.maximum(x @ net[0][0].T + net[0][1], 0)
    return np.argmax(hidden @ net[1][0].T + net[1][1], axis=1)


TRAIN_MIXED = Exercise(
    id="train_mixed",
    unit="06_hardware",
    points=3,
    reference=train_mixed,
    cases=train_mixed_cases,
    # bfloat16 has three digits, and where exactly a product is rounded is the library's business.
    rules=Rules(rtol=2e-2, atol=1e-2, may_change_inputs=True, may_share_memory=True),
    misconceptions=(
        Misconception(
            "no-autocast",
            "All was computed in float32: the numbers are more exact than bfloat16 can be.",
            (_train(autocast=False),),
        ),
        Misconception(
            "weights-cast",
            "The weights themselves were cast to few bits: what a small step adds to them is rounded away.",
            (
                _train(autocast=False, cast_model=True),
                _train(cast_model=True),
                _train(autocast=False, cast_model=True, cast_back=True),
                _train(cast_model=True, cast_back=True),
            ),
        ),
        Misconception(
            "mean-of-batch-means",
            "The batches' losses were averaged as if all had the same size; the last one is shorter.",
            (_train(report=lambda losses, sizes: np.mean(losses)),),
        ),
        Misconception(
            "sum-of-losses",
            "The losses were added up and not divided by the number of samples.",
            (
                _train(report=lambda losses, sizes: sum(losses)),
                _train(report=lambda losses, sizes: sum(a * b for a, b in zip(losses, sizes, strict=True))),
            ),
        ),
        Misconception(
            "divided-twice",
            "Each loss is a mean over its batch already; their sum was divided by the number of samples once more.",
            (_train(report=lambda losses, sizes: sum(losses) / sum(sizes)),),
        ),
        Misconception(
            "last-loss-only",
            "The loss of the last batch was returned; that of the whole epoch is asked for.",
            (_train(report=lambda losses, sizes: losses[-1]),),
        ),
        Misconception(
            "gradients-not-cleared",
            "Gradients of earlier batches were still there when the next ones came, and were added to them.",
            (_train(clear=False),),
        ),
        Misconception(
            "never-steps",
            "The weights did not move.",
            (_train(step=False),),
        ),
        Misconception(
            "uphill",
            "The weights moved along the gradient: the loss grows.",
            (_train(sign=-1.0),),
        ),
        Misconception(
            "last-batch-left-out",
            "The last, short batch was not used.",
            (_train(batches=-1),),
        ),
        Misconception(
            "first-batch-only",
            "Only the first batch was used; an epoch sees all of them.",
            (_train(batches=1),),
        ),
        Misconception(
            "step-of-scaled-gradients",
            "The scaler's factor was still in the gradients when the optimizer used them.",
            (_train(unscale=False),),
        ),
        Misconception(
            "loss-with-the-scale",
            "The loss that came back still has the scaler's factor in it.",
            (_train(scaled_loss=True),),
        ),
    ),
)
