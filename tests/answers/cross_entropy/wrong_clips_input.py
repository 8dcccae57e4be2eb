# diagnosis: none
"""Clips the caller's probabilities in place."""

import numpy as np


def cross_entropy(probabilities, labels):
    np.clip(probabilities, 1e-12, 1.0, out=probabilities)
    return float(-np.log(probabilities[np.arange(len(labels)), labels]).mean())
