# diagnosis: none
"""An array with one number in it."""

import numpy as np


def cross_entropy(probabilities, labels):
    return np.array([-np.log(np.clip(probabilities[np.arange(len(labels)), labels], 1e-12, None)).mean()])
