# diagnosis: sigmoid
"""One class at a time."""

import numpy as np


def softmax(scores):
    return 1 / (1 + np.exp(-scores))
