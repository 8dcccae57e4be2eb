# diagnosis: none
"""Forgets to return."""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result = e / e.sum(axis=-1, keepdims=True)
