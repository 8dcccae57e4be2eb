# diagnosis: none
"""Shifts by the mean, which helps only a little."""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.mean(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
