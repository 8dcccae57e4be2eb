"""Probes for training: what a training function does, measured in ways that its random start and order leave alone.

Two runs that differ only in their labels start at the same weights and see the images in the same order; after one step
on the whole batch, the predictions cancel in the difference of their weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

__all__ = ["softmax_learns", "softmax_orders", "softmax_rows", "softmax_shape", "softmax_step", "softmax_visits"]

PIXELS, CLASSES = 784, 10


def softmax_step(
    answer: Callable[..., Any],
    images: np.ndarray,
    labels: np.ndarray,
    others: np.ndarray,
    lr: float,
    seed: int,
    rows: Sequence[int],
) -> np.ndarray:
    """Take one step on the whole batch, with `labels` and with `others`; return the difference of some rows over lr."""
    one, other = (_weights(answer, images, some, 1, len(images), lr, seed) for some in (labels, others))
    return np.asarray((one - other)[list(rows)] / lr)


def softmax_rows(
    answer: Callable[..., Any],
    images: np.ndarray,
    labels: np.ndarray,
    epochs: int,
    batch_size: int,
    lr: float,
    seed: int,
    rows: Sequence[int],
    unit: float,
) -> np.ndarray:
    """Train, and return some rows of the weights in a unit that is large against a small random start."""
    return np.asarray(_weights(answer, images, labels, epochs, batch_size, lr, seed)[list(rows)] / unit)


def softmax_shape(
    answer: Callable[..., Any], images: np.ndarray, labels: np.ndarray, batch_size: int, seed: int
) -> dict[str, Any]:
    """Train for one epoch, and return what the weights are."""
    weights = answer(images, labels, 1, batch_size, 0.1, np.random.default_rng(seed))
    if not isinstance(weights, np.ndarray):
        return {"shape": weights}
    return {"shape": weights.shape, "finite": bool(np.isfinite(weights).all())}


def softmax_visits(answer: Callable[..., Any], order: np.ndarray, seed: int) -> np.ndarray:
    """Show ten images, each with one white pixel and a label of its own, one at a time for one epoch.

    Returns
    -------
    numpy.ndarray
        For each image, how far its own weight moved, rounded: 1 where it was seen once, 0 where it never was.
    """
    images = np.zeros((CLASSES, PIXELS), dtype=np.uint8)
    images[np.arange(CLASSES), 70 * order + 5] = 255
    weights = _weights(answer, images, order, 1, 1, 1.0, seed)
    return np.rint(weights[70 * order + 5, order]).astype(np.int64)


def softmax_orders(answer: Callable[..., Any], seed: int) -> dict[str, bool]:
    """Find out from the label that is learnt last whether the order of the images changes.

    With black images, labels that all differ and a huge learning rate, the bias only remembers the last image.
    """
    by_epochs = {_last_label(answer, epochs, seed) for epochs in range(1, 9)}
    by_seed = {_last_label(answer, 1, seed + shift) for shift in range(8)}
    again = [_last_label(answer, 3, seed) for _ in range(4)]
    return {
        "another order for another rng": len(by_seed) > 1,
        "another order each epoch": len(by_epochs) > 1,
        "the same order for the same rng": len(set(again)) == 1,
    }


def softmax_learns(
    answer: Callable[..., Any], seed: int, count: int, batch_size: int, lr: float, flat: bool
) -> dict[str, bool]:
    """Train for five epochs on ten blurred patterns with noise, and test on fresh ones."""
    rng = np.random.default_rng(seed)
    patterns = _patterns(rng)
    images, labels = _draw(rng, patterns, count)
    fresh, truth = _draw(rng, patterns, 200)
    shown = images if flat else images.reshape(-1, 28, 28)
    weights = _weights(answer, shown, labels, 5, batch_size, lr, seed)
    scores = fresh / 255 @ weights[:PIXELS] + weights[PIXELS]
    return {"at least 9 of 10 new images are recognised": bool((scores.argmax(axis=1) == truth).mean() >= 0.9)}


def _weights(
    answer: Callable[..., Any],
    images: np.ndarray,
    labels: np.ndarray,
    epochs: int,
    batch_size: int,
    lr: float,
    seed: int,
) -> np.ndarray:
    weights = answer(images.copy(), labels.copy(), epochs, batch_size, lr, np.random.default_rng(seed))
    if not isinstance(weights, np.ndarray) or weights.shape != (PIXELS + 1, CLASSES):
        came = f"shape {weights.shape}" if isinstance(weights, np.ndarray) else type(weights).__name__
        raise TypeError(f"an array of shape ({PIXELS + 1}, {CLASSES}) is asked for, not {came}")
    return weights.astype(np.float64)


def _last_label(answer: Callable[..., Any], epochs: int, seed: int) -> int:
    images = np.zeros((CLASSES, PIXELS), dtype=np.uint8)
    labels = np.arange(CLASSES)
    return int(_weights(answer, images, labels, epochs, 1, 50.0, seed)[PIXELS].argmax())


def _patterns(rng: np.random.Generator) -> np.ndarray:
    coarse = rng.uniform(size=(CLASSES, 7, 7)) > 0.6
    return np.kron(coarse, np.ones((1, 4, 4))) * 200.0


def _draw(rng: np.random.Generator, patterns: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    labels = rng.permutation(np.arange(count) % CLASSES)
    noisy = patterns[labels] + rng.normal(0, 60, size=(count, 28, 28))
    return np.clip(noisy, 0, 255).astype(np.uint8).reshape(count, PIXELS), labels
