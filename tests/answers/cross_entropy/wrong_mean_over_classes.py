# diagnosis: mean-over-classes
"""np.mean over the whole table."""

import numpy as np


def cross_entropy(probabilities, labels):
    one_hot = np.eye(probabilities.shape[1])[labels]
    return float(-np.mean(one_hot * np.log(np.clip(probabilities, 1e-12, None))))
