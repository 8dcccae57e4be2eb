# diagnosis: none
"""Also stops above 1."""

import numpy as np


def relu_backward(x, grad_out):
    return np.where((x > 0) & (x < 1), grad_out, 0.0)
