# diagnosis: none
"""Right values, but the loop that is to be replaced."""

import numpy as np


def gradient_descent_step(x, outputs, targets, weights, lr):
    weights = weights.copy()
    for i in range(weights.shape[0]):
        dw = -2 * (targets - outputs) * x[:, i : i + 1]
        weights[i] = weights[i] - lr * dw.mean(axis=0)
    return weights
