# diagnosis: written-to-the-end
"""What is left at the end."""

import numpy as np


def sparse_gaps(mask, bits):
    largest = 2**bits - 1
    entries = []
    last = 0
    for place in np.flatnonzero(mask):
        gap = int(place) - last
        while gap > largest:
            entries.append(largest)
            gap -= largest
        entries.append(gap)
        last = int(place)
    if entries:
        entries.append(mask.size - 1 - last)
    return entries
