# diagnosis: infinite-at-zero
"""No clipping."""

import numpy as np


def cross_entropy(probabilities, labels):
    return float(-np.log(probabilities[np.arange(len(labels)), labels]).mean())
