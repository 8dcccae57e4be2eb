"""np.diff and divisions."""

import numpy as np


def sparse_gaps(mask, bits):
    top = (1 << bits) - 1
    out = []
    for gap in np.diff(np.flatnonzero(mask.ravel()), prepend=0).tolist():
        fillers = max(0, -(-gap // top) - 1)
        out += [top] * fillers + [gap - fillers * top]
    return out
