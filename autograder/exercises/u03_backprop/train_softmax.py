"""`train_softmax`: a digit classifier, trained by minibatches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import scipy.special
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

BIAS = 784


def train_softmax(
    images: np.ndarray, labels: np.ndarray, epochs: int, batch_size: int, lr: float, rng: Generator
) -> np.ndarray:
    """Give the right answer."""
    weights: np.ndarray = _train()(images, labels, epochs, batch_size, lr, rng)
    return weights


def _with_bias(images: np.ndarray) -> np.ndarray:
    return np.c_[images / 255, np.ones(len(images))]


def _gradient(x: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the sum of the gradients."""
    return x.T @ (scipy.special.softmax(x @ weights, axis=1) - np.eye(10)[labels])


def _each_epoch(count: int, epochs: int, rng: Generator) -> Iterator[np.ndarray]:
    for _ in range(epochs):
        yield rng.permutation(count)


def _once(count: int, epochs: int, rng: Generator) -> Iterator[np.ndarray]:
    order = rng.permutation(count)
    for _ in range(epochs):
        yield order


def _never(count: int, epochs: int, rng: Generator) -> Iterator[np.ndarray]:
    for _ in range(epochs):
        yield np.arange(count)


def _own_rng(count: int, epochs: int, rng: Generator) -> Iterator[np.ndarray]:
    yield from _each_epoch(count, epochs, np.random.default_rng(0))


def _with_replacement(count: int, epochs: int, rng: Generator) -> Iterator[np.ndarray]:
    for _ in range(epochs):
        yield rng.integers(0, count, count)


def _train(
    prepare: Any = _with_bias, orders: Any = _each_epoch, scale: Any = lambda n: 1 / n, whole: bool = False
) -> Any:
    """Return the training with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    prepare
        Makes rows of 785 numbers of the flat images.
    orders
        Yields for each epoch the order of the images.
    scale
        The factor on the summed gradient of n images.
    whole
        Whether every step sees all images.
    """

    def answer(
        images: np.ndarray, labels: np.ndarray, epochs: int, batch_size: int, lr: float, rng: Generator
    ) -> np.ndarray:
        x = prepare(images.reshape(len(images), -1))
        weights = np.zeros((x.shape[1], 10))
        for order in orders(len(x), epochs, rng):
            for start in range(0, len(x), len(x) if whole else batch_size):
                batch = order[start : len(x) if whole else start + batch_size]
                weights -= lr * scale(len(batch)) * _gradient(x[batch], labels[batch], weights)
        return weights

    return answer


def _labels_stay(
    images: np.ndarray, labels: np.ndarray, epochs: int, batch_size: int, lr: float, rng: Generator
) -> np.ndarray:
    """Shuffle the images without their labels."""
    x = _with_bias(images.reshape(len(images), -1))
    weights = np.zeros((785, 10))
    for _ in range(epochs):
        x = x[rng.permutation(len(x))]
        for start in range(0, len(x), batch_size):
            batch = slice(start, start + batch_size)
            weights -= lr / len(x[batch]) * _gradient(x[batch], labels[batch], weights)
    return weights


def train_softmax_cases(rng: Generator) -> Iterator[Case]:
    """Single steps, numbers of steps, the order of the images, and what is learnt."""
    seed = int(rng.integers(2**31))

    def dark(count: int) -> np.ndarray:
        return np.zeros((count, 28, 28), dtype=np.uint8)

    def lit(count: int) -> tuple[np.ndarray, tuple[int, ...]]:
        images, places = dark(count), rng.choice(BIAS, 4, replace=False)
        images.reshape(count, -1)[:, places] = rng.integers(40, 256, (count, 4), dtype=np.uint8)
        return images, (*(int(place) for place in np.sort(places)), BIAS)

    def labels(count: int) -> tuple[np.ndarray, np.ndarray]:
        some = rng.integers(0, 10, count)
        return some, (some + rng.integers(1, 10, count)) % 10

    yield Case("result", (dark(6), labels(6)[0], 3, seed), about="images of shape (6, 28, 28)", probe="softmax_shape")
    flat = (dark(5).reshape(5, -1), labels(5)[0], 2, seed)
    yield Case("result", flat, about="images of shape (5, 784), where the last batch is short", probe="softmax_shape")
    # A long step: a random start of the student's own, which differs from run to run, is small beside it.
    edges = (0, 1, 400, 783, BIAS)
    step: tuple[Any, ...] = (dark(4), *labels(4), 100.0, seed, edges)
    yield Case("one step", step, about="one step on four black images: only the bias moves", probe="softmax_step")
    images, places = lit(5)
    step = (images, *labels(5), 50.0, seed, places)
    yield Case("one step", step, about="one step on five images with four lit pixels", probe="softmax_step")
    images, places = lit(3)
    step = (images.reshape(3, -1), *labels(3), 200.0, seed, places)
    yield Case("one step", step, about="one step on three flat images with four lit pixels", probe="softmax_step")
    label = np.full(8, rng.integers(10))
    steps: tuple[Any, ...] = (dark(8), label, 1, 2, 1.5, seed, (BIAS,), 20.0)
    yield Case("steps", steps, about="an epoch of four steps, a 20th of the bias", probe="softmax_rows")
    steps = (dark(4), label[:4], 5, 4, 1.5, seed, (BIAS,), 20.0)
    yield Case("steps", steps, about="five epochs of one step, a 20th of the bias", probe="softmax_rows")
    order = rng.permutation(10)
    yield Case("shuffling", (order, seed), about="how often each of ten images is seen", probe="softmax_visits")
    yield Case("shuffling", (seed,), about="the order of ten images", probe="softmax_orders")
    learn = "five epochs on 200 noisy patterns of ten kinds"
    yield Case("learning", (seed, 200, 32, 0.2, False), about=learn, probe="softmax_learns")
    yield Case("learning", (seed + 1, 200, 20, 0.1, True), about=f"{learn}, flat", probe="softmax_learns")


TRAIN_SOFTMAX = Exercise(
    id="train_softmax",
    unit="03_backprop",
    points=3,
    reference=train_softmax,
    cases=train_softmax_cases,
    # A small random start shows in every number; what is asked for is measured in units that it hardly touches.
    rules=Rules(rtol=1e-2, atol=1e-2, may_change_inputs=True, may_share_memory=True),
    misconceptions=(
        Misconception(
            "sums-over-the-batch",
            "A step is as large as the gradients of all its images together; the mean does not grow with the batch.",
            (_train(scale=lambda n: 1.0),),
        ),
        Misconception(
            "bias-column-scaled",
            "The column of ones was divided by 255 with the pixels: the bias hardly moves.",
            (_train(lambda images: np.c_[images, np.ones(len(images))] / 255),),
        ),
        Misconception(
            "ones-first",
            "The column of ones stands before the pixels: the bias is the first row of the weights, not the last.",
            (_train(lambda images: _with_bias(images)[:, [BIAS, *range(BIAS)]]),),
        ),
        Misconception(
            "shuffles-once",
            "The images were shuffled once; each epoch saw them in the same order.",
            (_train(orders=_once),),
        ),
        Misconception(
            "never-shuffles",
            "The images were always seen in the order in which they were given.",
            (_train(orders=_never),),
        ),
        Misconception(
            "ignores-rng",
            "The order does not depend on the `rng` that was handed in: another generator shuffled.",
            (_train(orders=_own_rng),),
        ),
        Misconception(
            "draws-with-replacement",
            "Within one epoch some images were seen twice and others never.",
            (_train(orders=_with_replacement),),
        ),
        Misconception(
            "pixels-not-scaled",
            "The pixels came in as 0 to 255: each step is 255 times as long as it should be.",
            (_train(lambda images: np.c_[images, np.ones(len(images))].astype(np.float64)),),
        ),
        Misconception(
            "one-batch-for-all",
            "Every step saw all images, whatever the batch size.",
            (_train(whole=True),),
        ),
        Misconception(
            "one-epoch-only",
            "The images were gone through once, whatever the number of epochs.",
            (lambda images, labels, epochs, *rest: train_softmax(images, labels, 1, *rest),),
        ),
        Misconception(
            "ignores-learning-rate",
            "The steps have a length of their own, whatever the learning rate.",
            tuple(
                lambda images, labels, epochs, batch_size, lr, rng, own=own: train_softmax(
                    images, labels, epochs, batch_size, own, rng
                )
                for own in (0.01, 0.1, 0.5, 1.0)
            ),
        ),
        Misconception(
            "labels-left-behind",
            "The images were shuffled and their labels were not: each image got the label of another.",
            (_labels_stay,),
        ),
        Misconception(
            "nothing-learnt",
            "The weights that came back do not depend on the labels: they are those of the start.",
            (lambda images, labels, *rest: np.zeros((BIAS + 1, 10)),),
        ),
        Misconception(
            "uphill",
            "The weights moved along the gradient: the loss grows.",
            (_train(scale=lambda n: -1 / n),),
        ),
        Misconception(
            "mean-over-classes",
            "The steps are about a tenth of what they should be, as if the mean had been taken over the classes, too.",
            (_train(scale=lambda n: 0.1 / n),),
        ),
    ),
)
