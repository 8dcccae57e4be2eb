# diagnosis: none
"""Product of the means for the mean of the products."""

import numpy as np


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights + 2 * lr * np.outer(x.mean(axis=0), (targets - outputs).mean(axis=0))
