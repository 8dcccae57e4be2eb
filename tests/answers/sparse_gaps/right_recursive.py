"""Splits recursively; NumPy numbers in the list."""

import numpy as np


def _split(gap, top):
    return [gap] if gap <= top else [top, *_split(gap - top, top)]


def sparse_gaps(mask: np.ndarray, bits: int) -> list:
    places = np.nonzero(mask.flatten())[0]
    gaps = places[:1].tolist() + list(places[1:] - places[:-1])
    return sum((_split(gap, 2**bits - 1) for gap in gaps), [])
