"""`magnitude_mask`: which weights stay when the smallest are dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def magnitude_mask(weight: Any, sparsity: float) -> Any:
    """Give the right answer, for arrays and for tensors."""
    if isinstance(weight, torch.Tensor):
        return torch.from_numpy(magnitude_mask(weight.detach().cpu().numpy(), sparsity)).to(weight.device)
    size = np.abs(weight).ravel()
    mask = np.ones(size.shape, dtype=bool)
    mask[np.argsort(size, kind="stable")[: round(sparsity * size.size)]] = False
    return mask.reshape(weight.shape)


def _of_arrays(answer: Callable[[np.ndarray, float], np.ndarray]) -> Callable[[Any, float], Any]:
    """Let a function of arrays take tensors, too."""

    def both(weight: Any, sparsity: float) -> Any:
        if isinstance(weight, torch.Tensor):
            return torch.from_numpy(np.ascontiguousarray(answer(weight.numpy(), sparsity)))
        return np.ascontiguousarray(answer(weight, sparsity))

    return both


def _dropping(order: Callable[[np.ndarray], np.ndarray], count: Callable[[float], int] = round) -> Any:
    """Return a mask that drops a number of weights in an order of its own."""

    def answer(weight: np.ndarray, sparsity: float) -> np.ndarray:
        mask = np.ones(weight.size, dtype=bool)
        mask[order(weight.ravel())[: count(sparsity * weight.size)]] = False
        return mask.reshape(weight.shape)

    return _of_arrays(answer)


def _by_threshold(keeps: Callable[[np.ndarray, float], np.ndarray]) -> Any:
    """Return a mask by comparison with the largest magnitude that is dropped."""

    def answer(weight: np.ndarray, sparsity: float) -> np.ndarray:
        size = np.abs(weight)
        count = round(sparsity * size.size)
        if count == 0:
            return np.ones(weight.shape, dtype=bool)
        return np.asarray(keeps(size, float(np.sort(size, axis=None)[count - 1])))

    return _of_arrays(answer)


def _smallest(weight: np.ndarray) -> np.ndarray:
    return np.argsort(np.abs(weight), kind="stable")


def _each_row(weight: np.ndarray, sparsity: float) -> np.ndarray:
    return np.stack([magnitude_mask(row, sparsity) for row in weight]) if weight.ndim > 1 else weight != 0


def _ties(rng: Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw weights of which every magnitude comes up several times."""
    count = int(np.prod(shape))
    size = np.repeat(np.arange(1, count // 6 + 2) / 8, 6)[:count]
    return (rng.permutation(size) * rng.choice([-1.0, 1.0], count)).reshape(shape)


def magnitude_mask_cases(rng: Generator) -> Iterator[Case]:
    """Ask for several shapes and counts, for ties, for all and nothing, and for tensors."""
    first, second, kernel = rng.normal(size=(6, 9)), rng.normal(size=(10, 10)), rng.normal(size=(4, 2, 3, 3))
    for weight, sparsity, about in (
        (first, 0.5, "half of a 6×9 matrix"),
        (first, 0.3, "0.3 of a 6×9 matrix, where the count is rounded down"),
        (first, 0.7, "0.7 of a 6×9 matrix, where the count is rounded up"),
        (second, 0.29, "0.29 of a hundred weights, which a computer multiplies to a little less than 29"),
        (kernel, 0.9, "0.9 of the weights of a convolution"),
        (rng.normal(size=13), 0.6, "0.6 of 13 weights in a row"),
    ):
        yield Case("mask", (weight, sparsity), about=about)
    for shape, sparsity, about in (
        ((5, 12), 0.35, "equal magnitudes in a 5×12 matrix"),
        ((8, 6), 0.55, "equal magnitudes in an 8×6 matrix"),
        ((30,), 0.23, "equal magnitudes in a row of 30"),
    ):
        yield Case("ties", (_ties(rng, shape), sparsity), about=about)
    equal = np.full((4, 5), float(rng.uniform(1, 2)))
    yield Case("ties", (equal, 0.4), about="a matrix of equal weights")
    yield Case("all or nothing", (first, 0.0), about="sparsity 0")
    yield Case("all or nothing", (first, 1.0), about="sparsity 1")
    narrow = rng.normal(size=(7, 5)).astype(np.float32)
    yield Case("tensors", (narrow, 0.6), about="a tensor of shape 7×5", probe="torch_mask")
    many = _ties(rng, (6, 8)).astype(np.float32)
    yield Case("tensors", (many, 0.45), about="a tensor with equal magnitudes", probe="torch_mask")
    yield Case("tensors", (narrow, 0.0), about="a tensor and sparsity 0", probe="torch_mask")


MAGNITUDE_MASK = Exercise(
    id="magnitude_mask",
    unit="07_compression",
    points=2,
    reference=magnitude_mask,
    cases=magnitude_mask_cases,
    weights={"mask": 2},
    misconceptions=(
        Misconception(
            "drops-all-ties",
            "Every weight as small as the threshold was dropped, so that ties cost more weights than were asked for.",
            (_by_threshold(lambda size, threshold: size > threshold),),
        ),
        Misconception(
            "keeps-all-ties",
            "Every weight as large as the threshold was kept: the last one that should go, and all its equals, stay.",
            (_by_threshold(lambda size, threshold: size >= threshold),),
        ),
        Misconception(
            "keeps-the-small-ones",
            "The largest weights were dropped and the smallest kept.",
            (_dropping(lambda weight: np.argsort(-np.abs(weight), kind="stable")),),
        ),
        Misconception(
            "true-means-dropped",
            "The mask is inside out: True stands where a weight goes, False where it stays.",
            (
                lambda weight, sparsity: ~magnitude_mask(weight, sparsity),
                _by_threshold(lambda size, threshold: size <= threshold),
            ),
        ),
        Misconception(
            "sign-not-ignored",
            "The most negative weights were dropped; a weight far below zero matters as much as one far above.",
            (_dropping(lambda weight: np.argsort(weight, kind="stable")),),
        ),
        Misconception(
            "count-rounded-down",
            "The number of dropped weights was cut off, not rounded.",
            (_dropping(_smallest, int),),
        ),
        Misconception(
            "later-ties-first",
            "Of equal weights the later ones were dropped first.",
            (_dropping(lambda weight: weight.size - 1 - np.argsort(np.abs(weight[::-1]), kind="stable")),),
        ),
        Misconception(
            "each-row-by-itself",
            "The share was dropped from every row by itself, not from all weights together.",
            (_of_arrays(_each_row),),
        ),
        Misconception(
            "sparsity-taken-for-density",
            "The share that was asked to go is the share that stayed.",
            (lambda weight, sparsity: magnitude_mask(weight, 1 - sparsity),),
        ),
        Misconception(
            "weights-in-place-of-mask",
            "The pruned weights came back; a mask of True and False is asked for.",
            (lambda weight, sparsity: weight * magnitude_mask(weight, sparsity),),
        ),
        Misconception(
            "numbers-in-place-of-booleans",
            "The mask holds numbers, not True and False.",
            (
                _of_arrays(lambda weight, sparsity: magnitude_mask(weight, sparsity).astype(np.float64)),
                lambda weight, sparsity: magnitude_mask(weight, sparsity) * 1,
                _of_arrays(lambda weight, sparsity: magnitude_mask(weight, sparsity).astype(weight.dtype)),
            ),
        ),
        Misconception(
            "array-for-a-tensor",
            "A tensor went in and a NumPy array came out, or the other way round.",
            (
                lambda weight, sparsity: magnitude_mask(np.asarray(weight), sparsity),
                lambda weight, sparsity: magnitude_mask(torch.as_tensor(weight), sparsity),
            ),
        ),
    ),
)
