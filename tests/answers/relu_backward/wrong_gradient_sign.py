# diagnosis: gradient-sign
"""Looks at the wrong sign."""

import numpy as np


def relu_backward(x, grad_out):
    return np.where(grad_out > 0, grad_out, 0.0)
