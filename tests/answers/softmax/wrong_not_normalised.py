# diagnosis: not-normalised
"""No sum at all."""

import numpy as np


def softmax(scores):
    return np.exp(scores - scores.max(axis=-1, keepdims=True))
