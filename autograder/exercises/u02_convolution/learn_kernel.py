"""`learn_kernel`: gradient descent finds a kernel from an image and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.random import Generator
from scipy.signal import correlate2d

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_side
from autograder.exercises.u02_convolution.kernels import real_kernel
from pixelgrad.check.case import Case

Learner = Callable[[np.ndarray, np.ndarray, int, int, float], np.ndarray]


def _descent(
    gradient: Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray],
    start: Callable[[int], np.ndarray] = lambda size: np.zeros(size * size),
    extra: int = 0,
) -> Learner:
    """Make a learner that follows a gradient of windows (M, size²), kernel and targets (M,)."""

    def learn(image: np.ndarray, target: np.ndarray, size: int, steps: int, lr: float) -> np.ndarray:
        windows = sliding_window_view(image, (size, size)).reshape(-1, size * size)
        kernel = start(size)
        for _ in range(max(0, steps + extra)):
            kernel = kernel - lr * gradient(windows, kernel, target.ravel())
        return kernel.reshape(size, size)

    return learn


def _mean_gradient(windows: np.ndarray, kernel: np.ndarray, targets: np.ndarray) -> np.ndarray:
    return 2 / len(targets) * windows.T @ (windows @ kernel - targets)


learn_kernel = _descent(_mean_gradient)


def _rotated(image: np.ndarray, target: np.ndarray, size: int, steps: int, lr: float) -> np.ndarray:
    return learn_kernel(image, target, size, steps, lr)[::-1, ::-1].copy()


def _weight_by_weight(image: np.ndarray, target: np.ndarray, size: int, steps: int, lr: float) -> np.ndarray:
    """Let every weight move before the next one's gradient is computed."""
    windows = sliding_window_view(image, (size, size)).reshape(-1, size * size)
    kernel = np.zeros(size * size)
    for _ in range(steps):
        for place in range(size * size):
            kernel[place] -= lr * _mean_gradient(windows, kernel, target.ravel())[place]
    return kernel.reshape(size, size)


def _least_squares(image: np.ndarray, target: np.ndarray, size: int, steps: int, lr: float) -> np.ndarray:
    windows = sliding_window_view(image, (size, size)).reshape(-1, size * size)
    return np.linalg.lstsq(windows, target.ravel(), rcond=None)[0].reshape(size, size)


def learn_kernel_cases(rng: Generator) -> Iterator[Case]:
    """One step, none, and many; kernels of odd and even size; targets that a kernel can reach and noise."""
    height, width = random_side(rng, 8, 11)
    image = random_floats(rng, height, width)

    def target(size: int) -> np.ndarray:
        return correlate2d(image, real_kernel(rng, size, size), mode="valid")

    yield Case("no step", (image, target(3), 3, 0, 0.1), about="no step at all")
    yield Case("one step", (image, target(3), 3, 1, 0.1), about="one step, a 3 × 3 kernel")
    yield Case("one step", (image, target(2), 2, 1, 0.2), about="one step, a 2 × 2 kernel")
    yield Case("many steps", (image, target(3), 3, 2, 0.1), about="two steps")
    yield Case("many steps", (image, target(3), 3, 25, 0.1), about="25 steps, a 3 × 3 kernel")
    yield Case("many steps", (image, target(2), 2, 40, 0.15), about="40 steps, a 2 × 2 kernel")
    noise = rng.normal(size=(height - 4, width - 4))
    yield Case("many steps", (image, noise, 5, 10, 0.02), about="ten steps towards noise, a 5 × 5 kernel")


LEARN_KERNEL = Exercise(
    id="learn_kernel",
    unit="02_convolution",
    points=2,
    reference=learn_kernel,
    cases=learn_kernel_cases,
    stretch=True,
    time_limit=20.0,  # who lets torch find the gradient waits for its imports first
    misconceptions=(
        Misconception(
            "factor-two-missing",
            "The steps are half as long as they should be: the derivative of a square brings a factor 2.",
            (_descent(lambda windows, kernel, targets: _mean_gradient(windows, kernel, targets) / 2),),
        ),
        Misconception(
            "sum-instead-of-mean",
            "The errors of all pixels were summed; the loss is their mean.",
            (
                _descent(lambda windows, kernel, targets: _mean_gradient(windows, kernel, targets) * len(targets)),
                _descent(lambda windows, kernel, targets: _mean_gradient(windows, kernel, targets) * len(targets) / 2),
            ),
        ),
        Misconception(
            "climbs-instead-of-descending",
            "The kernel moved along the gradient; it has to move against it.",
            (_descent(lambda windows, kernel, targets: -_mean_gradient(windows, kernel, targets)),),
        ),
        Misconception(
            "rotated-kernel",
            "The kernel is rotated by 180°: it was learnt for true convolution; this one is for correlation.",
            (_rotated,),
        ),
        Misconception(
            "one-step-off",
            "There was one step more or one fewer than `steps`.",
            (_descent(_mean_gradient, extra=1), _descent(_mean_gradient, extra=-1)),
        ),
        Misconception(
            "one-step-only",
            "Only one step was made.",
            (lambda image, target, size, steps, lr: learn_kernel(image, target, size, min(steps, 1), lr),),
        ),
        Misconception(
            "other-start",
            "The descent did not start from a kernel of zeros.",
            (
                _descent(_mean_gradient, start=lambda size: np.ones(size * size)),
                _descent(_mean_gradient, start=lambda size: np.full(size * size, 1 / size**2)),
            ),
        ),
        Misconception(
            "weight-by-weight",
            "Every weight moved before the next one's gradient was computed; they should all move at once.",
            (_weight_by_weight,),
        ),
        Misconception(
            "mean-over-weights",
            "The gradient was divided by the number of weights; the mean is over the pixels.",
            (
                _descent(
                    lambda windows, kernel, targets: (
                        _mean_gradient(windows, kernel, targets) * len(targets) / len(kernel)
                    )
                ),
            ),
        ),
        Misconception(
            "not-by-descent",
            "The best kernel was computed directly; the one after exactly `steps` steps is asked for.",
            (_least_squares,),
        ),
    ),
)
