# diagnosis: whole-array
"""One sum for all."""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max())
    return e / e.sum()
