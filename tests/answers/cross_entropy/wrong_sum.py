# diagnosis: sum-for-mean
"""Adds up."""

import numpy as np


def cross_entropy(probabilities, labels):
    return float(-np.log(np.clip(probabilities[np.arange(len(labels)), labels], 1e-12, None)).sum())
