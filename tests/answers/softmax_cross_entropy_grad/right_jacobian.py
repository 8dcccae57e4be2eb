"""Through the whole Jacobian of the softmax."""

import numpy as np


def softmax_cross_entropy_grad(scores, labels):
    out = []
    for row, label in zip(scores, labels):
        p = np.exp(row) / np.exp(row).sum()
        jacobian = np.diag(p) - np.outer(p, p)
        out.append(-jacobian[label] / p[label] / len(scores))
    return np.array(out)
