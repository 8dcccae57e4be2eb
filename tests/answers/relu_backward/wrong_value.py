# diagnosis: value-for-slope
"""Times the activation."""

import numpy as np


def relu_backward(x, grad_out):
    return grad_out * np.maximum(x, 0)
