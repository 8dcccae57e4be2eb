"""Fills zeros shaped like x."""

import numpy as np


def relu_backward(x, grad_out):
    grad_x = np.zeros_like(x)
    alive = x > 0
    grad_x[alive] = grad_out[alive]
    return grad_x
