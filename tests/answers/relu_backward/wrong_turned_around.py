# diagnosis: mask-turned-around
"""The other half."""

import numpy as np


def relu_backward(x, grad_out):
    return np.where(x > 0, 0.0, grad_out)
