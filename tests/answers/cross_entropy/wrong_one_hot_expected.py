# diagnosis: one-hot-expected
"""Multiplies with the labels."""

import numpy as np


def cross_entropy(probabilities, labels):
    p = np.clip(probabilities, 1e-12, None)
    return float(-np.sum(labels * np.log(p)) / p.shape[0])
