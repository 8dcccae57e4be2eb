# diagnosis: other-logarithm
"""Bits."""

import numpy as np


def cross_entropy(probabilities, labels):
    return float(-np.log2(np.clip(probabilities[np.arange(len(labels)), labels], 1e-12, None)).mean())
