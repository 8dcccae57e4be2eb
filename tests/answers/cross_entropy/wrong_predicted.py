# diagnosis: none
"""The probability of the prediction instead of the label."""

import numpy as np


def cross_entropy(probabilities, labels):
    return float(-np.log(np.clip(probabilities.max(axis=1), 1e-12, None)).mean())
