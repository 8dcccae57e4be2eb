# diagnosis: none
"""Iterates over the rows of a matrix."""

import numpy as np


def softmax(scores):
    out = np.zeros_like(scores)
    rows, columns = scores.shape
    for i in range(rows):
        e = np.exp(scores[i] - scores[i].max())
        out[i] = e / e.sum()
    return out
