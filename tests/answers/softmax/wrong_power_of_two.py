# diagnosis: none
"""Another base."""

import numpy as np


def softmax(scores):
    e = 2.0 ** (scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
