"""`svd_compress`: a matrix as the product of two thin ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Factors = tuple[np.ndarray, np.ndarray]
Compress = Callable[[np.ndarray, int], Any]


def svd_compress(weight: np.ndarray, rank: int) -> Factors:
    """Give the right answer, by `numpy.linalg.svd`."""
    _refuse(weight, rank)
    u, s, vt = np.linalg.svd(weight, full_matrices=False)
    return u[:, :rank] * s[:rank], vt[:rank].copy()


def _refuse(weight: np.ndarray, rank: int) -> None:
    if not 1 <= rank <= min(weight.shape):
        raise ValueError(f"rank is {rank}; a matrix of shape {weight.shape} has ranks 1 to {min(weight.shape)}")


def _with(factors: Callable[[np.ndarray, np.ndarray, np.ndarray, int], Any]) -> Compress:
    """Return a compression that makes something else of the decomposition."""

    def answer(weight: np.ndarray, rank: int) -> Any:
        _refuse(weight, rank)
        return factors(*np.linalg.svd(weight, full_matrices=False), rank)

    return answer


def _otherwise(ranks: Callable[[np.ndarray, int], int]) -> Compress:
    """Return a compression that takes another rank where it should refuse one."""

    def answer(weight: np.ndarray, rank: int) -> Factors:
        t = ranks(weight, rank)
        u, s, vt = np.linalg.svd(weight, full_matrices=False)
        return u[:, :t] * s[:t], vt[:t].copy()

    return answer


def svd_compress_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the product, for the two shapes, and for ranks that do not exist."""
    tall, wide = rng.normal(size=(7, 4)), rng.normal(size=(5, 9))
    flat = rng.normal(size=(6, 2)) @ rng.normal(size=(2, 8))
    square = rng.normal(size=(6, 6))
    for weight, rank, about in (
        (tall, 2, "rank 2 of a 7×4 matrix"),
        (wide, 3, "rank 3 of a 5×9 matrix"),
        (square, 1, "rank 1 of a 6×6 matrix"),
        (square, 4, "rank 4 of a 6×6 matrix"),
        (flat, 2, "rank 2 of a 6×8 matrix that has no more"),
        (tall, 4, "the full rank of a 7×4 matrix"),
    ):
        yield Case("approximation", (weight, rank), about=about, probe="factors_product")
    for weight, rank, about in (
        (wide, 2, "the factors of a 5×9 matrix, rank 2"),
        (tall, 4, "the factors of a 7×4 matrix, full rank"),
        (rng.normal(size=(1, 5)), 1, "the factors of a single row"),
    ):
        yield Case("shapes", (weight, rank), about=about, probe="factors_kind")
    for weight, rank, about in (
        (tall, 5, "rank 5 of a 7×4 matrix"),
        (wide, 6, "rank 6 of a 5×9 matrix"),
        (tall, 0, "rank 0"),
        (wide, -1, "rank -1"),
    ):
        yield Case("refused", (weight, rank), about=about, probe="factors_kind")


SVD_COMPRESS = Exercise(
    id="svd_compress",
    unit="07_compression",
    points=2,
    reference=svd_compress,
    cases=svd_compress_cases,
    rules=Rules(rtol=1e-8, atol=1e-8),
    weights={"approximation": 2},
    misconceptions=(
        Misconception(
            "forgets-the-singular-values",
            "The two factors are the singular vectors alone: the singular values are in neither.",
            (_with(lambda u, s, vt, t: (u[:, :t], vt[:t])),),
        ),
        Misconception(
            "singular-values-twice",
            "Both factors were scaled by the whole singular values: the product has their squares in it.",
            (_with(lambda u, s, vt, t: (u[:, :t] * s[:t], s[:t, None] * vt[:t])),),
        ),
        Misconception(
            "root-on-one-side-only",
            "One factor holds the roots of the singular values, the other nothing of them.",
            (_with(lambda u, s, vt, t: (u[:, :t] * np.sqrt(s[:t]), vt[:t])),),
        ),
        Misconception(
            "smallest-singular-values-kept",
            "The last singular values were kept, which are the smallest: that is the worst choice.",
            (_with(lambda u, s, vt, t: (u[:, -t:] * s[-t:], vt[-t:])),),
        ),
        Misconception(
            "v-not-transposed",
            "Rows and columns of the right singular vectors were mixed up: what NumPy returns is transposed already.",
            (
                _with(lambda u, s, vt, t: (u[:, :t] * s[:t], vt.T[:t])),
                _with(lambda u, s, vt, t: (u[:, :t] * s[:t], vt[:, :t].T)),
            ),
        ),
        Misconception(
            "three-factors",
            "Three factors came back; the singular values belong into one of the other two, or into both.",
            (
                _with(lambda u, s, vt, t: (u[:, :t], s[:t], vt[:t])),
                _with(lambda u, s, vt, t: (u[:, :t], np.diag(s[:t]), vt[:t])),
            ),
        ),
        Misconception(
            "product-in-place-of-factors",
            "One matrix of the full size came back: nothing is smaller than before.",
            (_with(lambda u, s, vt, t: (u[:, :t] * s[:t]) @ vt[:t]),),
        ),
        Misconception(
            "any-rank-taken",
            "A rank that does not exist was taken without a word, as if another one had been asked for.",
            (
                _otherwise(lambda weight, rank: rank),
                _otherwise(lambda weight, rank: min(rank, *weight.shape)),
                _otherwise(lambda weight, rank: max(1, min(rank, *weight.shape))),
                lambda weight, rank: (
                    _otherwise(lambda w, t: t)(weight, rank) if rank < 1 else svd_compress(weight, rank)
                ),
                lambda weight, rank: (
                    svd_compress(weight, rank) if rank < 1 else _otherwise(lambda w, t: t)(weight, rank)
                ),
            ),
        ),
    ),
)
