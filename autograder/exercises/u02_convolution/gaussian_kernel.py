"""`gaussian_kernel`: a bell of weights that sum to 1."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator
from scipy.signal.windows import gaussian

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def gaussian_kernel(size: int, sigma: float) -> np.ndarray:
    """Give the right answer, by `scipy.signal.windows.gaussian`."""
    line = gaussian(size, sigma)
    kernel = np.outer(line, line)
    return kernel / kernel.sum()


def _from_squares(weigh: Callable[[np.ndarray], np.ndarray], size: int, shift: float = 0.0) -> np.ndarray:
    axis = np.arange(size) - (size - 1) / 2 + shift
    kernel = weigh(axis[:, None] ** 2 + axis[None, :] ** 2)
    return kernel / kernel.sum()


def gaussian_kernel_cases(rng: Generator) -> Iterator[Case]:
    """Narrow and wide bells, sizes that cut them off, one weight alone."""
    narrow, wide = round(float(rng.uniform(0.45, 0.8)), 2), round(float(rng.uniform(1.6, 3.2)), 2)
    yield Case("narrow", (3, 0.5), about="size 3 and sigma 0.5")
    yield Case("narrow", (5, narrow), about=f"size 5 and sigma {narrow}")
    yield Case("narrow", (7, 0.75), about="size 7 and sigma 0.75")
    yield Case("wide", (9, 2), about="size 9 and sigma 2")
    yield Case("wide", (7, wide), about=f"size 7 and sigma {wide}")
    yield Case("wide", (5, 10.0), about="size 5 and sigma 10, nearly flat")
    yield Case("sigma 1", (5, 1.0), about="size 5 and sigma 1")
    yield Case("size 1", (1, 1.5), about="size 1, a single weight")


GAUSSIAN_KERNEL = Exercise(
    id="gaussian_kernel",
    unit="02_convolution",
    points=2,
    reference=gaussian_kernel,
    cases=gaussian_kernel_cases,
    misconceptions=(
        Misconception(
            "not-normalised",
            "The weights do not sum to 1: the kernel makes an image brighter or darker.",
            (
                lambda size, sigma: gaussian_kernel(size, sigma) / gaussian_kernel(size, sigma).max(),
                lambda size, sigma: (
                    gaussian_kernel(size, sigma) / gaussian_kernel(size, sigma).max() / (2 * np.pi * sigma**2)
                ),
                lambda size, sigma: (
                    gaussian_kernel(size, sigma) / gaussian_kernel(size, sigma).max() / (np.sqrt(2 * np.pi) * sigma)
                ),
                lambda size, sigma: gaussian_kernel(size, sigma) / gaussian_kernel(size, sigma).max() / size**2,
            ),
        ),
        Misconception(
            "variance-for-sigma",
            "`sigma` was taken for the variance: it has to be squared.",
            (
                lambda size, sigma: _from_squares(lambda r: np.exp(-r / (2 * sigma)), size),
                lambda size, sigma: _from_squares(lambda r: np.exp(-r / sigma), size),
            ),
        ),
        Misconception(
            "factor-two-missing",
            "The bell is too narrow: the squared distance is divided by twice the variance.",
            (lambda size, sigma: _from_squares(lambda r: np.exp(-r / sigma**2), size),),
        ),
        Misconception(
            "off-centre",
            "The largest weight does not stand in the middle.",
            (
                lambda size, sigma: _from_squares(lambda r: np.exp(-r / (2 * sigma**2)), size, -0.5),
                lambda size, sigma: _from_squares(lambda r: np.exp(-r / (2 * sigma**2)), size, 0.5),
                lambda size, sigma: _from_squares(lambda r: np.exp(-r / (2 * sigma**2)), size, (size - 1) / 2),
                lambda size, sigma: _from_squares(lambda r: np.exp(-r / (2 * sigma**2)), size, 1.0),
            ),
        ),
        Misconception(
            "distance-not-squared",
            "The weights fall off with the distance itself; in a Gaussian they fall off with its square.",
            (lambda size, sigma: _from_squares(lambda r: np.exp(-np.sqrt(r) / (2 * sigma**2)), size),),
        ),
        Misconception(
            "rows-normalised",
            "Every row sums to 1; the whole kernel should.",
            (
                lambda size, sigma: gaussian_kernel(size, sigma) / gaussian_kernel(size, sigma).sum(axis=1)[:, None],
                lambda size, sigma: gaussian_kernel(size, sigma) / gaussian_kernel(size, sigma).sum(axis=0),
            ),
        ),
        Misconception(
            "one-dimensional",
            "These are the weights of one row; a square of `size` by `size` is asked for.",
            (
                lambda size, sigma: gaussian(size, sigma) / gaussian(size, sigma).sum(),
                lambda size, sigma: gaussian(size, sigma),
            ),
        ),
        Misconception(
            "ignores-sigma",
            "The kernel is the same for every sigma.",
            (
                lambda size, sigma: gaussian_kernel(size, 1.0),
                lambda size, sigma: np.full((size, size), 1 / size**2),
                lambda size, sigma: gaussian_kernel(size, size / 6),
            ),
        ),
    ),
)
