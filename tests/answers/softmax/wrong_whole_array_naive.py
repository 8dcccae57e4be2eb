# diagnosis: whole-array
"""One sum for all, without any shift."""

import numpy as np


def softmax(scores):
    return np.exp(scores) / np.sum(np.exp(scores))
