# diagnosis: one-sample-only
"""The first sample."""

import numpy as np


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights + 2 * lr * np.outer(x[0], targets[0] - outputs[0])
