"""`sparse_gaps`: where the kept weights are, as distances of a few bits each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def sparse_gaps(mask: np.ndarray, bits: int) -> list[int]:
    """Give the right answer."""
    return _gaps()(mask, bits)


def _gaps(
    before: int = 0,
    between: int = 0,
    least: int = 1,
    filler: bool = True,
    step: int = 0,
    order: Any = "C",
    tail: bool = False,
    capacity: int = -1,
) -> Any:
    """Return the gaps with some of their rules exchanged; as it stands it is right.

    Parameters
    ----------
    before
        The place from which the first kept weight is counted.
    between
        What is added to every difference.
    least
        A gap is split while it is at least the largest entry plus this.
    filler
        Whether a gap is split at all.
    step
        What a filler stands for beyond its own value.
    order
        In which the weights are gone through.
    tail
        Whether the weights after the last kept one are told as well.
    capacity
        The largest entry is 2**bits plus this.
    """

    def answer(mask: np.ndarray, bits: int) -> list[int]:
        largest, at, entries = 2**bits + capacity, before, []
        flat = mask.ravel(order=order)
        for number, place in enumerate(np.flatnonzero(flat)):
            gap = int(place) - at + (between if number else 0)
            while filler and gap >= largest + least:
                entries.append(largest)
                gap -= largest + step
            entries.append(gap)
            at = int(place)
        if tail:
            entries += [largest] * ((flat.size - 1 - at) // largest)
        return entries

    return answer


def sparse_gaps_cases(rng: Generator) -> Iterator[Case]:
    """Ask for short gaps, long ones, ones that just fit, and for masks that keep all or nothing."""

    def at(size: int, *places: int) -> np.ndarray:
        mask = np.zeros(size, dtype=bool)
        mask[list(places)] = True
        return mask

    dense = rng.uniform(size=(4, 5)) < 0.6
    dense[0, 0], dense[0, 1], dense[3, 4] = False, True, False
    yield Case("short gaps", (dense, 4), about="a 4×5 matrix with short gaps")
    rows = np.zeros((3, 6), dtype=bool)
    rows[0, 2] = rows[1, 0] = rows[2, 5] = True
    yield Case("short gaps", (rows, 5), about="three weights of a 3×6 matrix")
    yield Case("short gaps", (at(9, 0, 1, 5), 3), about="the first weight kept")
    yield Case("fillers", (at(40, 3, 12, 30), 3), about="gaps of 9 and 18 in 3 bits")
    yield Case("fillers", (at(60, 25, 40), 3), about="25 weights dropped before the first kept one, in 3 bits")
    sparse = np.zeros((12, 15), dtype=bool)
    sparse.ravel()[rng.choice(np.arange(100, 170), 4, replace=False)] = True
    yield Case("fillers", (sparse, 4), about="four weights of a 12×15 matrix in 4 bits")
    kernel = rng.uniform(size=(5, 3, 3, 3)) < 0.1
    kernel.ravel()[70:110] = False
    kernel.ravel()[110] = True
    yield Case("fillers", (kernel, 3), about="a convolution in 3 bits")
    yield Case("gaps that just fit", (at(40, 7, 14, 22, 36), 3), about="gaps of 7, 7, 8 and 14 in 3 bits")
    yield Case("gaps that just fit", (at(20, 3, 6, 10, 11), 2), about="gaps of 3, 3, 4 and 1 in 2 bits")
    yield Case("gaps that just fit", (at(12, 1, 2, 4, 8), 1), about="gaps of 1, 1, 2 and 4 in 1 bit")
    yield Case("all or nothing", (np.zeros((3, 4), dtype=bool), 3), about="a mask that keeps nothing")
    yield Case("all or nothing", (np.ones((2, 4), dtype=bool), 3), about="a mask that keeps everything")
    yield Case("all or nothing", (at(90, int(rng.integers(2, 6))), 3), about="one weight, near the beginning of many")


SPARSE_GAPS = Exercise(
    id="sparse_gaps",
    unit="07_compression",
    points=2,
    reference=sparse_gaps,
    cases=sparse_gaps_cases,
    misconceptions=(
        Misconception(
            "filler-missing",
            "A gap that does not fit into the bits was written as it is, or cut to the largest entry.",
            (
                _gaps(filler=False),
                lambda mask, bits: [min(gap, 2**bits - 1) for gap in _gaps(filler=False)(mask, bits)],
                lambda mask, bits: [gap % 2**bits for gap in _gaps(filler=False)(mask, bits)],
            ),
        ),
        Misconception(
            "filler-where-a-gap-fits",
            "A filler was written before a gap that just fits.",
            (_gaps(least=0),),
        ),
        Misconception(
            "one-filler-only",
            "A gap was split once; what was left of it may still be too long.",
            (
                lambda mask, bits: [
                    entry
                    for gap in _gaps(filler=False)(mask, bits)
                    for entry in ([2**bits - 1, gap - 2**bits + 1] if gap > 2**bits - 1 else [gap])
                ],
            ),
        ),
        Misconception(
            "filler-counts-one-more",
            "A filler was taken to stand for one weight more than its value.",
            (_gaps(step=1),),
        ),
        Misconception(
            "zeros-counted",
            "The dropped weights between two kept ones were counted; a gap is the difference of their indices.",
            (_gaps(between=-1),),
        ),
        Misconception(
            "starts-before-the-first",
            "The first entry is one too large: it was counted from before the first weight.",
            (_gaps(before=-1),),
        ),
        Misconception(
            "indices-in-place-of-gaps",
            "The entries are indices, not the differences between them.",
            (lambda mask, bits: [int(place) for place in np.flatnonzero(mask)],),
        ),
        Misconception(
            "column-by-column",
            "The weights were gone through column by column.",
            (_gaps(order="F"),),
        ),
        Misconception(
            "written-to-the-end",
            "There are entries after the last kept weight.",
            (
                _gaps(tail=True),
                lambda mask, bits: [
                    *sparse_gaps(mask, bits),
                    *([int(mask.size - 1 - m[-1])] if (m := np.flatnonzero(mask)).size else []),
                ],
            ),
        ),
        Misconception(
            "largest-entry-too-large",
            "The largest entry is 2^bits, which needs one bit more.",
            (_gaps(capacity=0),),
        ),
        Misconception(
            "array-in-place-of-a-list",
            "A NumPy array came back; a list is asked for.",
            (lambda mask, bits: np.array(sparse_gaps(mask, bits), dtype=np.int64),),
        ),
    ),
)
