"""`kmeans_codebook`: a few shared values for all weights of a layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Shared = tuple[np.ndarray, np.ndarray]
Centres = Callable[[np.ndarray, int], np.ndarray]


def kmeans_codebook(weights: np.ndarray, bits: int, iterations: int = 20) -> Shared:
    """Give the right answer: Lloyd's iterations on the nonzero weights."""
    return _shared()(weights, bits, iterations)


def _evenly(values: np.ndarray, count: int) -> np.ndarray:
    return np.linspace(values.min(), values.max(), count)


def _nearest(values: np.ndarray, centres: np.ndarray) -> np.ndarray:
    return np.abs(values[:, None] - centres).argmin(axis=1)


def _shared(
    start: Centres = _evenly,
    centre: Callable[[np.ndarray], Any] = np.mean,
    empty: float | None = None,
    again: bool = True,
    steps: Callable[[int], int] = lambda iterations: iterations,
) -> Any:
    """Return a codebook with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    start
        Makes the first centres of the nonzero weights.
    centre
        Makes a new centre of a cluster's weights.
    empty
        Where an empty cluster's centre goes; None leaves it where it is.
    again
        Whether codes are assigned once more after the last update.
    steps
        How many updates are made of those that were asked for.
    """

    def answer(weights: np.ndarray, bits: int, iterations: int = 20) -> Shared:
        size = 2**bits
        nonzero = weights != 0
        values = weights[nonzero].astype(np.float64)
        codebook, codes = np.zeros(size), np.zeros(weights.shape, dtype=np.int64)
        if values.size == 0:
            return codebook, codes
        centres = start(values, size - 1).astype(np.float64)
        nearest = _nearest(values, centres)
        for _ in range(steps(iterations)):
            nearest = _nearest(values, centres)
            for place in range(size - 1):
                members = values[nearest == place]
                if members.size:
                    centres[place] = centre(members)
                elif empty is not None:
                    centres[place] = empty
        codebook[1:] = centres
        codes[nonzero] = 1 + (_nearest(values, centres) if again else nearest)
        return codebook, codes

    return answer


def _zeros_drift(weights: np.ndarray, bits: int, iterations: int = 20) -> Shared:
    """Cluster all weights, zeros and all, into 2**bits entries."""
    values = weights.ravel()
    centres = np.linspace(values.min(), values.max(), 2**bits)
    for _ in range(iterations):
        nearest = _nearest(values, centres)
        for place in range(2**bits):
            if (nearest == place).any():
                centres[place] = values[nearest == place].mean()
    return centres, _nearest(values, centres).reshape(weights.shape)


def _all_entries_move(weights: np.ndarray, bits: int, iterations: int = 20, pinned: bool = False) -> Shared:
    """Start one entry at 0, and let every entry, or every other one, follow the weights that are nearest to it."""
    values = weights.ravel().astype(np.float64)
    nonzero = values[values != 0]
    centres = np.r_[0.0, np.linspace(nonzero.min(), nonzero.max(), 2**bits - 1)]
    for _ in range(iterations):
        nearest = _nearest(values, centres)
        for place in range(int(pinned), 2**bits):
            if (nearest == place).any():
                centres[place] = values[nearest == place].mean()
    return centres, _nearest(values, centres).reshape(weights.shape)


def _zeros_take_part(weights: np.ndarray, bits: int, iterations: int = 20) -> Shared:
    """Give the zeros an entry of their own, but let them pull at the others."""
    values = weights.ravel()
    centres = np.linspace(values.min(), values.max(), 2**bits - 1)
    for _ in range(iterations):
        nearest = _nearest(values, centres)
        for place in range(len(centres)):
            if (nearest == place).any():
                centres[place] = values[nearest == place].mean()
    codes = np.where(values == 0, 0, 1 + _nearest(values, centres))
    return np.r_[0.0, centres], codes.reshape(weights.shape)


def _nearest_of_all(weights: np.ndarray, bits: int, iterations: int = 20) -> Shared:
    """Let small weights take the code of the zeros where that is nearest."""
    codebook, _ = kmeans_codebook(weights, bits, iterations)
    return codebook, _nearest(weights.ravel(), codebook).reshape(weights.shape)


def _one_too_many(weights: np.ndarray, bits: int, iterations: int = 20) -> Shared:
    values = weights[weights != 0]
    centres = np.linspace(values.min(), values.max(), 2**bits)
    for _ in range(iterations):
        nearest = _nearest(values, centres)
        for place in range(len(centres)):
            if (nearest == place).any():
                centres[place] = values[nearest == place].mean()
    codes = np.zeros(weights.shape, dtype=np.int64)
    codes[weights != 0] = 1 + _nearest(values, centres)
    return np.r_[0.0, centres], codes


def _quantiles(values: np.ndarray, count: int) -> np.ndarray:
    return np.quantile(values, (np.arange(count) + 0.5) / count)


def _outer_quantiles(values: np.ndarray, count: int) -> np.ndarray:
    return np.quantile(values, np.linspace(0, 1, count))


def _first_values(values: np.ndarray, count: int) -> np.ndarray:
    return np.resize(values, count)


def _at_random(values: np.ndarray, count: int) -> np.ndarray:
    return np.sort(np.random.default_rng(0).choice(values, count, replace=values.size < count))


def _as_float32(weights: np.ndarray, bits: int, iterations: int = 20) -> Shared:
    codebook, codes = kmeans_codebook(weights, bits, iterations)
    return codebook.astype(np.float32), codes


def _zero_at_the_end(weights: np.ndarray, bits: int, iterations: int = 20) -> Shared:
    codebook, codes = kmeans_codebook(weights, bits, iterations)
    return np.r_[codebook[1:], 0.0], (codes - 1) % 2**bits


def _draw(rng: Generator, shape: tuple[int, ...], bits: int, zeros: float) -> np.ndarray:
    """Draw weights that begin in the same clusters whether the first centres reach to the ends of the range or not.

    "Evenly over their range" may mean that the first and last centre are the smallest and the largest weight, or that
    the range is cut into equal parts and each centre is in the middle of one. Where the two draw their borders apart,
    no weight is.
    """
    count = 2**bits - 1
    borders = np.sort(np.r_[(np.arange(count - 1) + 0.5) / (count - 1), np.arange(1, count) / count]).reshape(-1, 2)
    begins, ends = np.r_[0.0, borders[:, 1] + 1e-3], np.r_[borders[:, 0] - 1e-3, 1.0]
    size = int(np.prod(shape))
    cluster = np.r_[np.arange(count), rng.integers(0, count, size - count)]
    # Most weights of a cluster are near its end: its mean moves there, and those at its beginning change over.
    place = np.where(rng.uniform(size=size) < 0.3, rng.uniform(0, 0.25, size), rng.uniform(size=size) ** 0.15)
    values = begins[cluster] + (ends - begins)[cluster] * place
    values[count : count + 2] = [0.0, 1.0]
    weights = float(rng.choice([-1.0, 1.0])) * (float(rng.uniform(1.9, 2.3)) * values - float(rng.uniform(0.8, 1.2)))
    weights[count + 2 :][rng.uniform(size=size - count - 2) < zeros] = 0.0
    return np.asarray(rng.permutation(weights).reshape(shape))


def _draw_moving(rng: Generator, shape: tuple[int, ...], bits: int, zeros: float, iterations: int) -> np.ndarray:
    """Draw weights whose clusters still change after this number of updates, and changed in the last one."""
    for _ in range(200):
        weights = _draw(rng, shape, bits, zeros)
        found = [kmeans_codebook(weights, bits, iterations + more) for more in (-1, 0, 1)]
        if all((one[0] != other[0]).any() and (one[1] != other[1]).any() for one, other in pairwise(found)):
            return weights
    raise RuntimeError("no weights were found whose clusters move")


def kmeans_codebook_cases(rng: Generator) -> Iterator[Case]:
    """Ask for several widths and numbers of updates, for zeros among the weights, and for empty clusters."""

    def case(group: str, weights: np.ndarray, bits: int, about: str, entries: Any = None, **settings: Any) -> Case:
        some = tuple(range(2**bits)) if entries is None else entries
        return Case(group, (weights, bits, settings, some), about=about, probe="found_codebook")

    yield case("clusters", _draw(rng, (90,), 2, 0.0), 2, "90 weights and 2 bits")
    yield case("clusters", _draw(rng, (9, 14), 3, 0.0), 3, "a 9×14 matrix and 3 bits")
    yield case("clusters", _draw(rng, (200,), 4, 0.0), 4, "200 weights and 4 bits")
    yield case("iterations", _draw_moving(rng, (240,), 2, 0.0, 1), 2, "a single update", iterations=1)
    yield case("iterations", _draw_moving(rng, (15, 10), 3, 0.3, 2), 3, "two updates", iterations=2)
    yield case("iterations", _draw_moving(rng, (150,), 3, 0.0, 3), 3, "three updates", iterations=3)
    yield case("zeros", _draw(rng, (12, 11), 3, 0.6), 3, "a pruned 12×11 matrix and 3 bits")
    yield case("zeros", _draw(rng, (6, 3, 3, 3), 4, 0.7), 4, "a pruned convolution and 4 bits")
    low, high = rng.uniform(0.9, 1.1, 2)
    sides = np.r_[-low - rng.uniform(0, 0.05, 8), high + rng.uniform(0, 0.05, 7)]
    tiny = np.r_[sides, -0.01 * low, 0.012 * high, np.zeros(10)]
    # Seven centres: the two small weights share the one in the middle; those beside it stay empty and keep their place.
    yield case("empty clusters", rng.permutation(tiny), 3, "weights near 0 that are not 0", entries=(0, 1, 4, 7))
    far = np.r_[np.full(6, -1.0), np.full(5, 2.0)] * float(rng.uniform(0.5, 2))
    yield case("empty clusters", rng.permutation(far), 3, "weights of two values only", entries=(0, 1, 4, 7))
    one = rng.uniform(0.5, 1.5, 20) * (rng.uniform(size=20) < 0.6)
    one[:2] = [0.0, 1.0]
    yield case("zeros", one, 1, "1 bit: a single entry beside the zeros")


KMEANS_CODEBOOK = Exercise(
    id="kmeans_codebook",
    unit="07_compression",
    points=3,
    reference=kmeans_codebook,
    cases=kmeans_codebook_cases,
    rules=Rules(rtol=1e-7, atol=1e-7),
    weights={"clusters": 2},
    misconceptions=(
        Misconception(
            "zeros-drift",
            "The zeros were clustered with the other weights: they have no entry that is exactly 0 for them alone.",
            (_zeros_drift, _all_entries_move),
        ),
        Misconception(
            "zeros-pull-at-the-centres",
            "The zeros have an entry of their own, but took part in the means of the others.",
            (_zeros_take_part,),
        ),
        Misconception(
            "small-weights-become-zero",
            "Weights that are near 0 got the code of the zeros; it stands for zeros alone.",
            (_nearest_of_all, partial(_all_entries_move, pinned=True)),
        ),
        Misconception(
            "codes-of-before-the-last-update",
            "The codes are those from which the last centres were computed; the centres have moved since.",
            (_shared(again=False),),
        ),
        Misconception(
            "empty-clusters-lost",
            "A cluster without weights lost its centre: it became 0 or not a number.",
            (_shared(empty=float("nan")), _shared(empty=0.0)),
        ),
        Misconception(
            "another-start",
            "The centres did not start evenly over the range, but where the weights are dense, or at random.",
            (_shared(_quantiles), _shared(_outer_quantiles), _shared(_first_values), _shared(_at_random)),
        ),
        Misconception(
            "no-updates",
            "The centres stayed where they started: evenly spread, whatever the weights.",
            (
                _shared(steps=lambda iterations: 0),
                _shared(lambda v, n: v.min() + (np.arange(n) + 0.5) / n * np.ptp(v), steps=lambda iterations: 0),
            ),
        ),
        Misconception(
            "one-update-too-few",
            "The centres were moved once less often than was asked for, or once more.",
            (_shared(steps=lambda iterations: iterations - 1), _shared(steps=lambda iterations: iterations + 1)),
        ),
        Misconception(
            "always-twenty-updates",
            "The number of updates does not depend on what was asked for.",
            (_shared(steps=lambda iterations: 20),),
        ),
        Misconception(
            "medians",
            "A new centre is the median of its cluster; k-means takes the mean.",
            (_shared(centre=np.median),),
        ),
        Misconception(
            "one-entry-too-many",
            "There are 2^bits entries beside the one for the zeros, and so one code too many.",
            (_one_too_many,),
        ),
        Misconception(
            "zero-entry-at-the-end",
            "The entry for the zeros is not the first one.",
            (_zero_at_the_end,),
        ),
        Misconception(
            "single-precision",
            "The codebook is not float64.",
            (_as_float32,),
        ),
    ),
)
