# diagnosis: none
"""Works in the caller's array."""

import numpy as np


def softmax_cross_entropy_grad(scores, labels):
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    scores[np.arange(len(labels)), labels] -= 1
    return scores / len(labels)
