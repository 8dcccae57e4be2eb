# diagnosis: gradient-sign
"""ReLU of the gradient."""

import numpy as np


def relu_backward(x, grad_out):
    return np.maximum(grad_out, 0)
