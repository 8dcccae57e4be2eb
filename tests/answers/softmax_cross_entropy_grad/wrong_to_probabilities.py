# diagnosis: stops-at-probabilities
"""-1/p at the label."""

import numpy as np


def softmax_cross_entropy_grad(scores, labels):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    grad = np.zeros_like(p)
    rows = np.arange(len(labels))
    grad[rows, labels] = -1 / p[rows, labels] / len(labels)
    return grad
