# diagnosis: logarithm-of-the-mean
"""Averages too early."""

import numpy as np


def cross_entropy(probabilities, labels):
    return float(-np.log(max(probabilities[np.arange(len(labels)), labels].mean(), 1e-12)))
