# diagnosis: none
"""One-sided differences of the loss."""

import numpy as np


def _loss(scores, labels):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


def softmax_cross_entropy_grad(scores, labels):
    grad = np.zeros_like(scores)
    for i in np.ndindex(scores.shape):
        moved = scores.copy()
        moved[i] += 1e-4
        grad[i] = (_loss(moved, labels) - _loss(scores, labels)) / 1e-4
    return grad
