"""`rank1_filter`: the separable kernel that is nearest to a given one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Separated = tuple[np.ndarray, np.ndarray, float]


def rank1_filter(kernel: np.ndarray) -> Separated:
    """Give the right answer, by `numpy.linalg.svd`."""
    u, s, vt = np.linalg.svd(kernel, full_matrices=False)
    return u[:, 0] * s[0], vt[0].copy(), float(np.linalg.norm(s[1:]))


def _with(parts: Callable[[np.ndarray, np.ndarray, np.ndarray], Any]) -> Callable[[np.ndarray], Any]:
    return lambda kernel: parts(*np.linalg.svd(kernel, full_matrices=False))


def _error(error: Callable[[np.ndarray, np.ndarray], Any]) -> Callable[[np.ndarray], Any]:
    """Return the answer with another error, made of the kernel and its best approximation."""

    def answer(kernel: np.ndarray) -> Any:
        beta, gamma, _ = rank1_filter(kernel)
        return beta, gamma, error(kernel, np.outer(beta, gamma))

    return answer


def _by_sums(kernel: np.ndarray) -> Separated:
    """Take the sums of the rows and of the columns, which is right only where the kernel is separable."""
    rows, columns, total = kernel.sum(axis=1), kernel.sum(axis=0), kernel.sum()
    beta = rows / total if total else rows * 1.0
    return beta, columns * 1.0, float(np.linalg.norm(kernel - np.outer(beta, columns)))


def _by_middle(kernel: np.ndarray) -> Separated:
    row, column = kernel.shape[0] // 2, kernel.shape[1] // 2
    beta, gamma = kernel[:, column] / kernel[row, column], kernel[row] * 1.0
    return beta, gamma, float(np.linalg.norm(kernel - np.outer(beta, gamma)))


def _spread(rng: Generator, rows: int, columns: int) -> np.ndarray:
    """Draw a kernel whose singular values are well apart, so that every way of finding them agrees."""
    u, _, vt = np.linalg.svd(rng.normal(size=(rows, columns)), full_matrices=False)
    return np.asarray((u * (3.0 * 0.4 ** np.arange(len(vt)))) @ vt)


def rank1_filter_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the product of the two vectors and for the error, on separable kernels and others."""
    sobel = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    separable = np.outer(rng.uniform(0.5, 2, 5), rng.uniform(-2, -0.5, 3))
    high, wide, square = _spread(rng, 6, 4), _spread(rng, 3, 5), _spread(rng, 4, 4)
    for kernel, about in (
        (sobel, "Sobel's kernel, which is separable"),
        (separable, "a 5×3 kernel that is separable"),
        (high, "a 6×4 kernel"),
        (wide, "a 3×5 kernel"),
        (square, "a 4×4 kernel"),
        (-square.T.copy(), "a 4×4 kernel on its side"),
        (rng.uniform(0.5, 2, (1, 5)), "a single row"),
    ):
        yield Case("kernel", (kernel,), about=f"the product for {about}", probe="separated_kernel")
    for kernel, about in (
        (sobel, "Sobel's kernel"),
        (high, "a 6×4 kernel"),
        (wide, "a 3×5 kernel"),
        (2 * square, "a 4×4 kernel"),
    ):
        yield Case("error", (kernel,), about=f"the error for {about}", probe="separated_error")


RANK1_FILTER = Exercise(
    id="rank1_filter",
    unit="07_compression",
    points=1,
    reference=rank1_filter,
    cases=rank1_filter_cases,
    # An error computed as the root of a difference of squares is right, and loses half of its digits near 0.
    rules=Rules(rtol=1e-6, atol=1e-6),
    weights={"kernel": 2},
    misconceptions=(
        Misconception(
            "forgets-the-singular-value",
            "Both vectors have length 1: the singular value is in neither.",
            (
                _with(lambda u, s, vt: (u[:, 0], vt[0], float(np.linalg.norm(s[1:])))),
                _with(
                    lambda u, s, vt: (u[:, 0], vt[0], float(np.linalg.norm((u * s) @ vt - np.outer(u[:, 0], vt[0]))))
                ),
            ),
        ),
        Misconception(
            "sums-of-rows-and-columns",
            "The vectors are the sums of the kernel's rows and columns; that is exact only for separable kernels.",
            (_by_sums,),
        ),
        Misconception(
            "one-row-and-one-column",
            "The vectors were read off one row and one column of the kernel; the others had no say.",
            (_by_middle,),
        ),
        Misconception(
            "vectors-swapped",
            "The vector along the rows and the one along the columns have changed places.",
            (_with(lambda u, s, vt: (vt[0] * s[0], u[:, 0], float(np.linalg.norm(s[1:])))),),
        ),
        Misconception(
            "wrong-singular-vectors",
            "A row was taken where a column of the singular vectors belongs, or the other way round.",
            (
                _with(lambda u, s, vt: (u[0] * s[0], vt[0], float(np.linalg.norm(s[1:])))),
                _with(lambda u, s, vt: (u[:, 0] * s[0], vt[:, 0], float(np.linalg.norm(s[1:])))),
            ),
        ),
        Misconception(
            "error-of-the-next-value-alone",
            "The error is the second singular value; the Frobenius error holds all that were left out.",
            (_with(lambda u, s, vt: (u[:, 0] * s[0], vt[0], float(s[1]) if len(s) > 1 else 0.0)),),
        ),
        Misconception(
            "error-squared",
            "The error is the sum of squares, of which no root was taken.",
            (_error(lambda kernel, near: float(((kernel - near) ** 2).sum())),),
        ),
        Misconception(
            "another-measure-of-error",
            "The error is a mean, a share, a maximum or a sum of absolute values; the Frobenius norm is none of them.",
            (
                _error(lambda kernel, near: float(np.sqrt(((kernel - near) ** 2).mean()))),
                _error(lambda kernel, near: float(((kernel - near) ** 2).mean())),
                _error(lambda kernel, near: float(np.linalg.norm(kernel - near) / np.linalg.norm(kernel))),
                _error(lambda kernel, near: float(np.abs(kernel - near).max())),
                _error(lambda kernel, near: float(np.abs(kernel - near).sum())),
            ),
        ),
    ),
)
