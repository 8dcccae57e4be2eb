# diagnosis: none
"""Returns the gradient itself where nothing is to be stopped."""

import numpy as np


def relu_backward(x, grad_out):
    return grad_out if (x > 0).all() else np.where(x > 0, grad_out, 0.0)
