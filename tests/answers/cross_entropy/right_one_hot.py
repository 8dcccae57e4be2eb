"""Through a table of zeros and ones; returns a NumPy scalar."""

import numpy as np


def cross_entropy(probabilities, labels):
    n, classes = probabilities.shape
    one_hot = np.eye(classes)[labels]
    return -(one_hot * np.log(np.maximum(probabilities, 1e-12))).sum() / n
