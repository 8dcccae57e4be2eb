"""Einstein's notation, handed to the fast product."""

import numpy as np


def gradient_descent_step(x, outputs, targets, weights, lr):
    mean = np.einsum("ni,no->io", x, -2 * (targets - outputs), optimize=True) / len(x)
    return weights - lr * mean
