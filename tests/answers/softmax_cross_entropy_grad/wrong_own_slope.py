# diagnosis: own-slope-only
"""Uses p(1 - p), the diagonal of the Jacobian."""

import numpy as np


def softmax_cross_entropy_grad(scores, labels):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(p.shape[1])[labels]
    return (-y / p) * p * (1 - p) / len(labels)
