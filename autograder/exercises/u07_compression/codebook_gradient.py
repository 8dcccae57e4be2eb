"""`codebook_gradient`: what a shared value gets from all weights that share it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def codebook_gradient(grad: np.ndarray, codes: np.ndarray, size: int) -> np.ndarray:
    """Give the right answer."""
    return np.bincount(codes.ravel(), weights=grad.ravel(), minlength=size)


def _each(entry: Callable[[np.ndarray], Any]) -> Any:
    """Return an answer that makes one number of the gradients that share an entry."""

    def answer(grad: np.ndarray, codes: np.ndarray, size: int) -> np.ndarray:
        groups = [grad[codes == code] for code in range(size)]
        return np.array([float(entry(group)) if group.size else 0.0 for group in groups])

    return answer


def _spread_again(grad: np.ndarray, codes: np.ndarray, size: int) -> np.ndarray:
    return np.asarray(codebook_gradient(grad, codes, size)[codes])


def _not_the_zeros(grad: np.ndarray, codes: np.ndarray, size: int) -> np.ndarray:
    found = codebook_gradient(grad, codes, size)
    found[0] = 0.0
    return found


def _used_only(grad: np.ndarray, codes: np.ndarray, size: int) -> np.ndarray:
    return np.array([grad[codes == code].sum() for code in np.unique(codes)])


def codebook_gradient_cases(rng: Generator) -> Iterator[Case]:
    """Ask for several shapes and codes, and for entries that nobody uses."""

    def given(
        shape: tuple[int, ...], size: int, used: int, dtype: Any = np.int64
    ) -> tuple[np.ndarray, np.ndarray, int]:
        count = int(np.prod(shape))
        codes = rng.permutation(np.r_[np.arange(used), np.repeat(0, 2), rng.integers(0, used, count - used - 2)])
        return rng.normal(size=shape), codes.reshape(shape).astype(dtype), size

    yield Case("sums", given((40,), 4, 4), about="40 weights that share four values")
    yield Case("sums", given((6, 9), 8, 8), about="a 6×9 matrix that shares eight values")
    yield Case("sums", given((4, 2, 3, 3), 16, 16, np.uint8), about="a convolution with codes in uint8")
    yield Case("unused entries", given((5, 5), 16, 7), about="25 weights and 16 entries, of which seven are used")
    grad, codes, _ = given((30,), 8, 5)
    yield Case("unused entries", (grad, codes + 2, 8), about="entries that are not used at the beginning and the end")


CODEBOOK_GRADIENT = Exercise(
    id="codebook_gradient",
    unit="07_compression",
    points=1,
    reference=codebook_gradient,
    cases=codebook_gradient_cases,
    misconceptions=(
        Misconception(
            "averaged",
            "The gradients of the weights that share an entry were averaged; a step would be too short.",
            (_each(np.mean), lambda grad, codes, size: codebook_gradient(grad, codes, size) / grad.size),
        ),
        Misconception(
            "last-one-wins",
            "Of the gradients that share an entry only one was counted; the others were overwritten.",
            (_each(lambda group: group[-1]), _each(lambda group: group[0])),
        ),
        Misconception(
            "spread-over-the-weights",
            "There is a number for each weight; asked for is one for each entry of the codebook.",
            (_spread_again,),
        ),
        Misconception(
            "unused-entries-left-out",
            "Entries that no weight uses have no place in the result, which is shorter than the codebook.",
            (_used_only, lambda grad, codes, size: np.bincount(codes.ravel(), weights=grad.ravel())),
        ),
        Misconception(
            "first-entry-left-out",
            "The entry with code 0 got no gradient, though weights share it.",
            (_not_the_zeros,),
        ),
        Misconception(
            "counts",
            "The weights were counted; their gradients had no say.",
            (
                lambda grad, codes, size: np.bincount(codes.ravel(), minlength=size),
                lambda grad, codes, size: np.bincount(codes.ravel(), minlength=size).astype(np.float64),
            ),
        ),
    ),
)
