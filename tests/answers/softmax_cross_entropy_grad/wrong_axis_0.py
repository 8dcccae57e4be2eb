# diagnosis: none
"""Normalises the columns."""

import numpy as np


def softmax_cross_entropy_grad(scores, labels):
    e = np.exp(scores - scores.max(axis=0))
    p = e / e.sum(axis=0)
    return (p - np.eye(p.shape[1])[labels]) / len(labels)
