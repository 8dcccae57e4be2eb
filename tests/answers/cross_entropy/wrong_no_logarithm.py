# diagnosis: no-logarithm
"""One minus the mean probability."""

import numpy as np


def cross_entropy(probabilities, labels):
    return float(1 - probabilities[np.arange(len(labels)), labels].mean())
