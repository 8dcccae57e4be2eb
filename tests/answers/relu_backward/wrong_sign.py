# diagnosis: sign-for-slope
"""Turns signs."""

import numpy as np


def relu_backward(x, grad_out):
    return np.sign(x) * grad_out
