# diagnosis: none
"""Averages the gradient over the samples."""

import numpy as np


def softmax_cross_entropy_grad(scores, labels):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return (p - np.eye(p.shape[1])[labels]).mean(axis=0)
