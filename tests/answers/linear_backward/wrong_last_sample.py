# diagnosis: none
"""Overwrites instead of adding."""

import numpy as np


def linear_backward(x, weight, grad_out):
    grad_weight, grad_bias = np.zeros(weight.shape), np.zeros(weight.shape[1])
    for a, g in zip(x, grad_out):
        grad_weight = np.outer(a, g)
        grad_bias = g.copy()
    return grad_out @ weight.T, grad_weight, grad_bias
