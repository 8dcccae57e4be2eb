"""`tiled_matmul`: a matrix product, tile by tile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def gemm(A: np.ndarray, B: np.ndarray, C: np.ndarray) -> np.ndarray:  # noqa: N803 -- the course's own letters
    """Return A·B + C, as the notebook's does; the probe puts its own in this place."""
    return np.asarray(A @ B + C)


def tiled_matmul(a: np.ndarray, b: np.ndarray, tile: int) -> np.ndarray:
    """Give the right answer."""
    product: np.ndarray = _tiled()(a, b, tile)
    return product


def _up_to(side: int, tile: int) -> range:
    return range(0, side, tile)


def _whole_only(side: int, tile: int) -> range:
    return range(0, side - tile + 1, tile)


def _tiled(rows: Any = _up_to, inner: Any = _up_to, columns: Any = _up_to, start: Any = lambda c: c) -> Any:
    """Return the product with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    rows, inner, columns
        Where tiles start along the three sides.
    start
        What is handed to `gemm` as C, made of the sum so far.
    """

    def answer(a: np.ndarray, b: np.ndarray, tile: int) -> np.ndarray:
        c = np.zeros((a.shape[0], b.shape[1]))
        for row in rows(a.shape[0], tile):
            for column in columns(b.shape[1], tile):
                place = np.s_[row : row + tile, column : column + tile]
                for k in inner(a.shape[1], tile):
                    part_a, part_b = a[row : row + tile, k : k + tile], b[k : k + tile, column : column + tile]
                    c[place] = gemm(part_a, part_b, start(c[place]))
        return c

    return answer


def _added_twice(a: np.ndarray, b: np.ndarray, tile: int) -> np.ndarray:
    c = np.zeros((a.shape[0], b.shape[1]))
    for row in range(0, a.shape[0], tile):
        for column in range(0, b.shape[1], tile):
            place = np.s_[row : row + tile, column : column + tile]
            for k in range(0, a.shape[1], tile):
                c[place] += gemm(a[row : row + tile, k : k + tile], b[k : k + tile, column : column + tile], c[place])
    return c


def _one_diagonal(a: np.ndarray, b: np.ndarray, tile: int) -> np.ndarray:
    """Multiply the tiles that lie at the same place, as if a tile were a number of an elementwise product."""
    c = np.zeros((a.shape[0], b.shape[1]))
    for row in range(0, a.shape[0], tile):
        for column in range(0, b.shape[1], tile):
            place = np.s_[row : row + tile, column : column + tile]
            c[place] = gemm(a[place], b[place], c[place])
    return c


def tiled_matmul_cases(rng: Generator) -> Iterator[Case]:
    """Tiles that fit, tiles that do not, and a `gemm` that gives a multiple of the product."""

    def draw(m: int, k: int, n: int) -> tuple[np.ndarray, np.ndarray]:
        return rng.normal(size=(m, k)), rng.normal(size=(k, n))

    odd = [int(side) for side in rng.permutation([5, 7, 8, 10])[:3]]
    factor = float(np.round(rng.uniform(2.0, 5.0), 2))
    for group, (m, k, n), tile in (
        ("even", (8, 8, 8), 4),
        ("even", (4, 12, 8), 4),
        ("even", (6, 3, 9), 3),
        ("even", (3, 5, 4), 1),
        ("ragged", (7, 4, 8), 4),
        ("ragged", (8, 7, 4), 4),
        ("ragged", (4, 8, 7), 4),
        ("ragged", (odd[0], odd[1], odd[2]), 3),
        ("ragged", (2, 3, 4), 16),
        ("only gemm", (8, 8, 8), 4),
        ("only gemm", (6, 9, 3), 3),
        ("only gemm", (5, 7, 6), 4),
    ):
        about = f"a ({m}, {k}) by a ({k}, {n}) matrix in tiles of {tile}"
        used = factor if group == "only gemm" else 1.0
        if used != 1.0:
            about += f", with a gemm that gives {factor}·A·B + C"
        yield Case(group, (*draw(m, k, n), tile, used), about=about, probe="tiled_product")


TILED_MATMUL = Exercise(
    id="tiled_matmul",
    unit="06_hardware",
    points=3,
    reference=tiled_matmul,
    cases=tiled_matmul_cases,
    misconceptions=(
        Misconception(
            "edges-dropped",
            "Tiles that are not full were left out: the last rows or columns got lost.",
            (
                _tiled(_whole_only, _whole_only, _whole_only),
                _tiled(_whole_only, _up_to, _whole_only),
                _tiled(inner=_whole_only),
                _tiled(rows=_whole_only),
                _tiled(columns=_whole_only),
            ),
        ),
        Misconception(
            "sum-starts-anew",
            "The sum started anew with every tile along k: only the last product is left.",
            (_tiled(start=lambda c: np.zeros_like(c)),),
        ),
        Misconception(
            "sum-added-twice",
            "What was already there was added twice: `gemm` adds C, and the result was added once more.",
            (_added_twice,),
        ),
        Misconception(
            "tiles-at-the-same-place",
            "Each tile of A met only the tile of B at the same place; it meets a whole row of them.",
            (_one_diagonal,),
        ),
        Misconception(
            "not-through-gemm",
            "The product is right, but `gemm` did not make it: another product or another sum was used.",
            (lambda a, b, tile: a @ b,),
        ),
        Misconception(
            "more-than-a-tile",
            "`gemm` was given more than a tile: no side of A, B or C may be longer than `tile`.",
            (lambda a, b, tile: gemm(a, b, np.zeros((a.shape[0], b.shape[1]))),),
        ),
    ),
)
