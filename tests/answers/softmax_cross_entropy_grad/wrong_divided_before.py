# diagnosis: none
"""Divides the probabilities only, not the one."""

import numpy as np


def softmax_cross_entropy_grad(scores, labels):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    grad = e / e.sum(axis=1, keepdims=True) / len(labels)
    grad[np.arange(len(labels)), labels] -= 1
    return grad
