# diagnosis: none
"""Subtracts the maximum from the caller's scores."""

import numpy as np


def softmax(scores):
    scores -= scores.max(axis=-1, keepdims=True)
    e = np.exp(scores)
    return e / e.sum(axis=-1, keepdims=True)
