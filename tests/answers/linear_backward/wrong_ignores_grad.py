# diagnosis: none
"""As if the gradient from above were 1."""

import numpy as np


def linear_backward(x, weight, grad_out):
    ones = np.ones_like(grad_out)
    return ones @ weight.T, x.T @ ones, ones.sum(axis=0)
