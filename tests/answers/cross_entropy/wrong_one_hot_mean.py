# diagnosis: one-hot-expected
"""The same with a mean."""

import numpy as np


def cross_entropy(probabilities, labels):
    return float(-np.mean(labels * np.log(np.clip(probabilities, 1e-12, None))))
