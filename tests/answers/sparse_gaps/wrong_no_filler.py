# diagnosis: filler-missing
"""Writes what does not fit."""

import numpy as np


def sparse_gaps(mask, bits):
    largest = 2**bits - 1
    entries = []
    last = 0
    for place in np.flatnonzero(mask):
        gap = int(place) - last
        entries.append(gap)
        last = int(place)
    return entries
