# diagnosis: one-maximum-for-all
"""One maximum for all rows."""

import numpy as np


def softmax(scores):
    e = np.exp(scores - np.max(scores))
    return e / e.sum(axis=-1, keepdims=True)
