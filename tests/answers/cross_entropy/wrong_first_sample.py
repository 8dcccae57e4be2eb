# diagnosis: none
"""Only the first sample counts."""

import numpy as np


def cross_entropy(probabilities, labels):
    return float(-np.log(max(probabilities[0, labels[0]], 1e-12)))
