# diagnosis: indices-in-place-of-gaps
"""Indices."""

import numpy as np


def sparse_gaps(mask, bits):
    return np.flatnonzero(mask).tolist()
