# diagnosis: none
"""Counts the other classes as well."""

import numpy as np


def cross_entropy(probabilities, labels):
    p = np.clip(probabilities, 1e-12, 1 - 1e-12)
    one_hot = np.eye(p.shape[1])[labels]
    return float(-(one_hot * np.log(p) + (1 - one_hot) * np.log(1 - p)).sum(axis=1).mean())
