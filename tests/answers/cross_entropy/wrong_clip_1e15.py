# diagnosis: clipped-elsewhere
"""Clips at another place."""

import numpy as np


def cross_entropy(probabilities, labels):
    return float(-np.log(np.clip(probabilities[np.arange(len(labels)), labels], 1e-15, None)).mean())
