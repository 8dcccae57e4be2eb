# diagnosis: none
"""Starts anew in each row."""

import numpy as np


def sparse_gaps(mask, bits):
    largest, entries = 2**bits - 1, []
    for row in mask.reshape(mask.shape[0], -1) if mask.ndim > 1 else [mask]:
        last = 0
        for place in np.flatnonzero(row).tolist():
            gap = place - last
            while gap > largest:
                entries.append(largest)
                gap -= largest
            entries.append(gap)
            last = place
    return entries
