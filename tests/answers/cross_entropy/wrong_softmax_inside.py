# diagnosis: none
"""Applies softmax to what are probabilities already."""

import numpy as np


def cross_entropy(probabilities, labels):
    e = np.exp(probabilities)
    p = e / e.sum(axis=1, keepdims=True)
    return float(-np.log(np.clip(p[np.arange(len(labels)), labels], 1e-12, None)).mean())
