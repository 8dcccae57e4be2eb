# diagnosis: none
"""The entropy of the prediction; the labels play no part."""

import numpy as np


def cross_entropy(probabilities, labels):
    p = np.clip(probabilities, 1e-12, None)
    return float(-(p * np.log(p)).sum(axis=1).mean())
