# diagnosis: all-columns-of-all-rows
"""Indexes columns only."""

import numpy as np


def cross_entropy(probabilities, labels):
    return float(-np.log(np.clip(probabilities[:, labels], 1e-12, None)).mean())
