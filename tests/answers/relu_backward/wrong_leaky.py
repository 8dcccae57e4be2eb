# diagnosis: none
"""A leaky one."""

import numpy as np


def relu_backward(x, grad_out):
    return np.where(x > 0, grad_out, 0.01 * grad_out)
