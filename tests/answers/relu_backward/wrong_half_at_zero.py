# diagnosis: passes-at-zero
"""Half of the gradient at zero."""

import numpy as np


def relu_backward(x, grad_out):
    return grad_out * np.heaviside(x, 0.5)
