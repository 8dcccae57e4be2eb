# diagnosis: none
"""Forgets the inputs."""

import numpy as np


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights + 2 * lr * np.broadcast_to((targets - outputs).mean(axis=0), weights.shape)
