# diagnosis: wrong-axis
"""Columns sum to 1."""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
