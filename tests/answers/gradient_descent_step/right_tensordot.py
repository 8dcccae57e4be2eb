"""Contracts the batch axis."""

import numpy as np

gradient_descent_step = lambda x, outputs, targets, weights, lr: (
    weights + 2 * lr * np.tensordot(x, targets - outputs, axes=(0, 0)) / len(outputs)
)
