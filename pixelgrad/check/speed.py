"""What "fast enough" means: so many times faster than a loop of a stated cost, both timed in the same run.

A task draws its arguments and knows a loop that costs what the slow way of solving it costs. The loop computes nothing
that would help with the exercise.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from pixelgrad.check.compare import Mismatch


@dataclass(frozen=True)
class Speed:
    """The speed that an exercise asks for.

    Parameters
    ----------
    task
        The name of an entry of `TASKS`.
    factor
        How many times faster than the task's loop an answer has to be.
    rounds
        How often an answer is called, each time on other values, for one timing.
    attempts
        How many timings may be needed to show the speed; the best one counts.
    """

    task: str
    factor: float = 8.0
    rounds: int = 3
    attempts: int = 3


@dataclass(frozen=True)
class Task:
    """Arguments to be fast on, and a loop of the slow way's cost.

    Parameters
    ----------
    arguments
        Draws the positional arguments; the first one is a float64 array.
    loop
        Takes as long as the slow way on such arguments.
    """

    arguments: Callable[[np.random.Generator], tuple[Any, ...]]
    loop: Callable[..., Any]


def seconds_of(function: Callable[[], Any]) -> float:
    """Return the wall-clock seconds that one call takes."""
    started = time.perf_counter()
    function()
    return time.perf_counter() - started


def fast_enough(speed: Speed, seconds_of_answer: Callable[[], float], seed: int) -> float:
    """Time an answer against the task's loop, and return the best ratio seen (loop over answer).

    Parameters
    ----------
    speed
        What is asked for; no further attempt is made once it is reached.
    seconds_of_answer
        Times the answer once, and returns the seconds of one call.
    seed
        Decides the loop's arguments.
    """
    task = TASKS[speed.task]
    arguments = task.arguments(np.random.default_rng(seed))
    best = 0.0
    for _ in range(speed.attempts):
        slow = seconds_of(lambda: task.loop(*arguments))
        best = max(best, slow / max(seconds_of_answer(), 1e-9))
        if best >= speed.factor:
            break
    return best


def slow_mismatch(speed: Speed, ratio: float) -> Mismatch:
    """Say that an answer is right but too slow."""
    text = f"The values are right, but the code is too slow: {ratio:.1f} times as fast as a Python loop"
    return Mismatch("speed", f"{text} over {speed.task}; at least {speed.factor:g} times is asked for.")


def _image_and_kernel(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.uniform(size=(256, 256)), rng.uniform(size=(5, 5))


def _windows(image: np.ndarray, kernel: np.ndarray) -> float:
    height, width = kernel.shape
    total = 0.0
    for row in range(image.shape[0] - height + 1):
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            total = float((window * window).sum())
    return total


def _batch_of_digits(rng: np.random.Generator) -> tuple[Any, ...]:
    x = rng.uniform(size=(256, 784))
    outputs, targets = rng.uniform(size=(2, 256, 10))
    return x, outputs, targets, rng.normal(size=(784, 10)), 0.01


def _weight_rows(x: np.ndarray, outputs: np.ndarray, targets: np.ndarray, weights: np.ndarray, lr: float) -> float:
    total = 0.0
    for row in range(weights.shape[0]):
        total = float(((outputs - targets) * x[:, row : row + 1]).mean(axis=0).sum() * lr)
    return total


TASKS = {
    "windows of 5 by 5 in an image of 256 by 256": Task(_image_and_kernel, _windows),
    "784 rows of weights, a batch of 256": Task(_batch_of_digits, _weight_rows),
}
