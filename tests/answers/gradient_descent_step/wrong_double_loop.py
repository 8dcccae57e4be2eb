# diagnosis: none
"""Right values, two loops."""

import numpy as np


def gradient_descent_step(x, outputs, targets, weights, lr):
    weights = weights.copy()
    error = targets - outputs
    for i in range(weights.shape[0]):
        for o in range(weights.shape[1]):
            weights[i, o] += lr * 2 * np.mean(error[:, o] * x[:, i])
    return weights
