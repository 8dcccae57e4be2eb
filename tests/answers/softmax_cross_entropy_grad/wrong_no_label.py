# diagnosis: label-not-subtracted
"""The labels play no part."""

import numpy as np


def softmax_cross_entropy_grad(scores, labels):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) / len(labels)
