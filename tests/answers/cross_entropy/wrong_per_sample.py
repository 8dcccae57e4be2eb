# diagnosis: none
"""One loss a sample."""

import numpy as np


def cross_entropy(probabilities, labels):
    return -np.log(np.clip(probabilities[np.arange(len(labels)), labels], 1e-12, None))
