# diagnosis: forward-again
"""The forward pass."""

import numpy as np


def relu_backward(x, grad_out):
    return np.maximum(x, 0)
