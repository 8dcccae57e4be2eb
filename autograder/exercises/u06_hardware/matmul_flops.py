"""`matmul_flops`: how much work a matrix product is."""

from __future__ import annotations

from collections.abc import Iterator

from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def matmul_flops(m: int, k: int, n: int) -> int:
    """Give the right answer."""
    return 2 * m * k * n


def matmul_flops_cases(rng: Generator) -> Iterator[Case]:
    """Products of three different sides, of vectors, and of large matrices."""
    some = [tuple(int(side) for side in rng.permutation([3, 5, 7, 11, 13])[:3]) for _ in range(2)]
    large = tuple(int(side) for side in rng.integers(1000, 9000, 3))
    for group, sides, about in (
        ("small", (2, 3, 4), "a (2, 3) by a (3, 4) matrix"),
        *(("small", (m, k, n), f"a ({m}, {k}) by a ({k}, {n}) matrix") for m, k, n in some),
        ("vectors", (1, 100, 1), "a row by a column of 100 numbers"),
        ("vectors", (6, 1, 9), "a column of 6 by a row of 9 numbers"),
        ("vectors", (50, 20, 1), "a (50, 20) matrix by a vector"),
        ("large", (4096, 4096, 4096), "two matrices of 4096 by 4096"),
        ("large", large, f"a ({large[0]}, {large[1]}) by a ({large[1]}, {large[2]}) matrix"),
    ):
        yield Case(group, sides, about=about, probe="number")


MATMUL_FLOPS = Exercise(
    id="matmul_flops",
    unit="06_hardware",
    points=1,
    reference=matmul_flops,
    cases=matmul_flops_cases,
    misconceptions=(
        Misconception(
            "additions-forgotten",
            "Only the multiplications were counted; each product is also added to a sum.",
            (lambda m, k, n: m * k * n,),
        ),
        Misconception(
            "one-addition-fewer",
            "An element was given k products and k − 1 sums. Exact, but the convention counts a multiply-add as two.",
            (lambda m, k, n: m * n * (2 * k - 1),),
        ),
        Misconception(
            "counts-elements",
            "The elements of the matrices were counted, not what is done with them.",
            (
                lambda m, k, n: m * k + k * n,
                lambda m, k, n: 2 * (m * k + k * n),
                lambda m, k, n: m * k + k * n + m * n,
                lambda m, k, n: m * n,
                lambda m, k, n: 2 * m * n,
            ),
        ),
        Misconception(
            "square-matrices-only",
            "The count is that of square matrices of one of the three sides.",
            (lambda m, k, n: 2 * m**3, lambda m, k, n: 2 * k**3, lambda m, k, n: 2 * n**3),
        ),
    ),
)
