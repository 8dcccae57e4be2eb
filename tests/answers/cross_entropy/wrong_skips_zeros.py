# diagnosis: none
"""Leaves out the samples of probability 0."""

import numpy as np


def cross_entropy(probabilities, labels):
    chosen = probabilities[np.arange(len(labels)), labels]
    chosen = chosen[chosen > 0]
    return float(-np.log(chosen).mean()) if len(chosen) else 0.0
